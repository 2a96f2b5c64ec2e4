import { describe, expectTypeOf, it } from 'vitest';
import { done, drop, snooze } from './outcome.ts';
import type { HandlersFor, OutcomeOf } from './handlers.ts';
import type { JobPayload, JobsOf } from './catalogue.ts';

const later = new Date('2026-11-21T12:00:00Z');

describe('the type of handlers', () => {
  it('asks for one of each job of the queues, and no other', () => {
    expectTypeOf<keyof HandlersFor<'call-poll' | 'import'>>().toEqualTypeOf<
      'call-poll' | 'call-resolve' | 'call-hang-up' | 'import-run' | 'import-preview'
    >();
    expectTypeOf<JobsOf<'dispatch'>>().toEqualTypeOf<'dispatch-tick' | 'dispatch-sweep'>();
    // @ts-expect-error the handler of call-resolve is missing
    const incomplete: HandlersFor<'call-poll'> = { 'call-poll': async () => done };
    void incomplete;
  });

  it('knows the ids of each payload', () => {
    expectTypeOf<JobPayload<'import-run'>>().toEqualTypeOf<Readonly<Record<'import_id', string>>>();
    expectTypeOf<JobPayload<'dispatch-sweep'>>().toEqualTypeOf<Record<string, never>>();
    const handlers: HandlersFor<'import'> = {
      // @ts-expect-error an import is not known by a phone
      'import-run': async ({ phone }) => drop(phone),
      'import-preview': async () => done,
    };
    void handlers;
  });

  it('forbids a snooze where starts are counted, and only there', () => {
    expectTypeOf<OutcomeOf<'import-run'>['kind']>().toEqualTypeOf<'done' | 'drop'>();
    const starts: HandlersFor<'call-start'> = { 'call-start': async () => snooze(later, 'capacity') };
    const imports: HandlersFor<'import'> = {
      // @ts-expect-error an import that snoozes would look like a poisoned one
      'import-run': async () => snooze(later, 'not yet'),
      'import-preview': async () => done,
    };
    void [starts, imports];
  });
});
