import { describe, expect, it } from 'vitest';
import { findCallWith, parseCallList, type CallList } from './find-call.ts';
import type { RetellCall } from './retell-call.ts';

const QUERY = {
  attempt_id: 'attempt-1',
  to_number: '+56950001234',
  from_number: '+56225550100',
  sent_at: new Date(1_000_000),
};
const call = (call_id: string, attempt_id?: string): RetellCall => ({
  call_id,
  call_status: 'ended',
  ...(attempt_id && { metadata: { attempt_id } }),
});
const list = (...calls: RetellCall[]): CallList => ({ kind: 'calls', calls, complete: true });

/** Runs a look-up against lists that were written down beforehand, and says what was asked. */
const lookUp = async (...lists: CallList[]) => {
  const asked: object[] = [];
  const find = findCallWith(
    async (body) => {
      asked.push(body);
      return lists[asked.length - 1]!;
    },
    async (call_id) =>
      call_id === 'call_deleted'
        ? { kind: 'absent' }
        : { kind: 'call', call: { ...call(call_id), transcript: 'whole' } },
  );
  return { asked, result: await find(QUERY) };
};

describe('findCallWith', () => {
  it('asks by mark first and reads the call whole', async () => {
    const { asked, result } = await lookUp(list(call('call_1', 'attempt-1')));
    expect(result).toMatchObject({ kind: 'call', call: { call_id: 'call_1', transcript: 'whole' } });
    expect(asked).toEqual([
      {
        filter_criteria: { metadata: [{ type: 'string', op: 'eq', key: 'attempt_id', value: 'attempt-1' }] },
        limit: 100,
      },
    ]);
  });

  it('then by numbers since five seconds before', async () => {
    const { asked, result } = await lookUp(list(), list(call('call_2')));
    expect(result).toMatchObject({ kind: 'call', call: { call_id: 'call_2' } });
    expect(asked[1]).toMatchObject({
      filter_criteria: {
        to_number: { value: QUERY.to_number },
        from_number: { value: QUERY.from_number },
        start_timestamp: { op: 'ge', value: 995_000 },
      },
    });
  });

  it("passes over calls with somebody else's mark", async () => {
    const others = list(call('call_3', 'attempt-2'), call('call_4'));
    expect((await lookUp(list(), others)).result).toMatchObject({ call: { call_id: 'call_4' } });
    expect((await lookUp(list(), list(call('call_3', 'attempt-2')))).result).toEqual({ kind: 'absent' });
  });

  it('takes the list item when the call cannot be read whole', async () => {
    const { result } = await lookUp(list(call('call_deleted', 'attempt-1')));
    expect(result).toEqual({ kind: 'call', call: call('call_deleted', 'attempt-1') });
  });

  it('is absent only when both lists were complete', async () => {
    expect((await lookUp(list(), list())).result).toEqual({ kind: 'absent' });
    const down: CallList = { kind: 'unavailable', message: 'down' };
    expect((await lookUp(down)).result).toEqual(down);
    expect((await lookUp(list(), down)).result).toEqual(down);
    const cut: CallList = { kind: 'calls', calls: [], complete: false };
    expect((await lookUp(list(), cut)).result.kind).toBe('unavailable');
  });
});

describe('parseCallList', () => {
  it.each([
    ['{"items":[],"has_more":false}', { kind: 'calls', calls: [], complete: true }],
    ['{"items":[],"has_more":true}', { kind: 'calls', calls: [], complete: false }],
    ['{"items":[{"nothing":1}]}', { kind: 'calls', calls: [], complete: false }],
    ['[]', null],
    ['null', null],
    ['<html>', null],
  ])('%s → %j', (text, expected) => {
    expect(parseCallList(text)).toEqual(expected);
  });
});
