import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contactPolicy, normaliseCallSettings } from './index.ts';

interface Example {
  call_settings?: unknown;
  effective_settings?: unknown;
  warnings?: string[];
  errors?: { path: string; message: string }[];
}

const page = readFileSync(new URL('../../../docs/call-settings.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```json\n(.*?)```/gs)].map(
  (match) => JSON.parse(match[1] ?? '') as Example,
);
const policy = contactPolicy({ country: 'CL', purpose: 'collections' });

describe('docs/call-settings.md', () => {
  it('shows only settings that are accepted', () => {
    const given = examples.filter((example) => example.call_settings !== undefined);
    expect(given.length).toBeGreaterThanOrEqual(6);
    for (const { call_settings } of given) expect(normaliseCallSettings(call_settings).faults).toEqual([]);
  });

  it('shows the answers that really come', () => {
    examples.forEach((answer, index) => {
      const asked = examples[index - 1]?.call_settings;
      if (answer.effective_settings) {
        expect(normaliseCallSettings(asked).settings).toEqual(answer.effective_settings);
      }
      if (answer.warnings) expect(normaliseCallSettings(asked, { policy }).warnings).toEqual(answer.warnings);
    });
  });

  it('quotes the faults as they are', () => {
    const quoted = examples.flatMap((example) => example.errors ?? []);
    const input = { alowed_hours: {}, ring_timeout: 300, days_of_week: [1, 2, 9] };
    expect(normaliseCallSettings(input).faults).toEqual(quoted);
  });
});
