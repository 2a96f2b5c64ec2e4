import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allPacks, contactPolicy, HOLIDAY_COUNTRIES, holidaysOf, type ContactPolicy } from './index.ts';
import { legalWeek } from './window.ts';
import { weekText } from './words.ts';

const page = readFileSync(new URL('../../../docs/contact-policy.md', import.meta.url), 'utf8');

/** The text between two marks of the page, without the padding of its tables. */
const block = (name: string): string =>
  (page.split(`<!-- ${name}:begin -->`)[1]?.split(`<!-- ${name}:end -->`)[0] ?? '')
    .replace(/ {2,}/g, ' ')
    .replace(/-{3,}/g, '---')
    .trim();

const policies: ContactPolicy[] = [
  ...allPacks().map(({ country, purpose, valid_from: on }) => contactPolicy({ country, purpose, on })),
  { ...contactPolicy({ country: 'PE', purpose: 'collections' }), country: 'any other', purpose: 'any other' },
];

const contactsOf = ({ max_contacts_per_week: week, max_contacts_per_day: day }: ContactPolicy): string =>
  [...(week === null ? [] : [`${week} a week`]), ...(day === null ? [] : [`${day} a day`])].join(', ') || '–';

const callerIdsOf = ({ caller_ids }: ContactPolicy): string => {
  const { forbidden = [], required = null, expected = null } = caller_ids ?? {};
  const parts = { forbidden, required: required ?? [], expected: expected ?? [] };
  const named = Object.entries(parts).filter(([, prefixes]) => prefixes.length > 0);
  return named.map(([duty, prefixes]) => `${duty} ${prefixes.join(' or ')}`).join('; ') || '–';
};

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;

describe('docs/contact-policy.md', () => {
  it('shows the packs as they are', () => {
    const table = [
      row('country', 'purpose', 'pack', 'since', 'hours', 'holidays', 'contacts', 'caller ids', 'register'),
      row(...Array.from({ length: 9 }, () => '---')),
      ...policies.map((policy) =>
        row(
          policy.country,
          policy.purpose,
          `\`${policy.pack}\``,
          policy.valid_from,
          weekText(legalWeek(policy)),
          policy.holidays_closed ? 'closed' : 'open',
          contactsOf(policy),
          callerIdsOf(policy),
          policy.register ? `${policy.register.name}, every ${policy.register.scrub_days} days` : '–',
        ),
      ),
    ].join('\n');
    expect(block('packs')).toBe(table);
  });

  it('names the sources of each pack', () => {
    // The newest version of a pack names all that the older ones do.
    const newest = new Map(policies.map((policy) => [policy.pack, policy]));
    const lists = [...newest.values()].map(({ pack, sources }) => `- \`${pack}\`: ${sources.join('; ')}`);
    expect(block('sources')).toBe(lists.join('\n'));
  });

  it('names every law of the holidays', () => {
    const laws = HOLIDAY_COUNTRIES.flatMap((country) => holidaysOf(country, 2029).map(({ law }) => law));
    const numbers = [...new Set(laws.flatMap((law) => law.match(/(Ley|Decreto Legislativo) [\d.]+/g) ?? []))];
    expect(numbers.filter((law) => !page.includes(law))).toEqual([]);
  });
});
