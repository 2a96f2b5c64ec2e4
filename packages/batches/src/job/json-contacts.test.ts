import { describe, expect, it } from 'vitest';
import { readJsonContacts, withoutIndex } from './json-contacts.ts';

const account = { country: 'CL', timezone: 'America/Santiago' };
const now = new Date('2026-11-23T13:00:00Z');
const read = (...contacts: Parameters<typeof readJsonContacts>[0][number][]) =>
  readJsonContacts(contacts, account, now);
const good = { dni: '12.345.678-5', name: 'Persona Uno', phones: ['9 5000 0001'], debt_amount: '1.234.567' };

describe('contacts as JSON', () => {
  it('go by the rules of files', () => {
    const { accepted, faults } = read({
      ...good,
      due_date: '2026-12-15',
      region: 'Magallanes',
      additional_info: { plan: 'oro' },
    });
    expect(faults).toEqual([]);
    expect(accepted).toMatchObject([
      {
        contact: {
          person_key: '12345678-5',
          phones: ['+56950000001'],
          debt_amount: 1_234_567,
          fecha_limite: '2026-12-15',
          timezone: 'America/Punta_Arenas',
        },
        additional_info: { plan: 'oro' },
      },
    ]);
  });

  it('name the field of every fault, and one faulty contact spoils no other', () => {
    const { accepted, faults } = read(
      { ...good, dni: '12.345.678-6' },
      good,
      { ...good, dni: '7.654.321-6', phones: ['12'], debt_amount: 'mucho' },
      { phones: ['9 5000 0002'] },
    );
    expect(accepted).toHaveLength(1);
    expect(faults.map(({ path }) => path)).toEqual([
      'contacts[0].dni',
      'contacts[2].debt_amount',
      'contacts[3].dni',
    ]);
    for (const { message } of faults) expect(message).not.toMatch(/^Fila/);
  });

  it('joins two entries of one person', () => {
    const { accepted } = read(good, { ...good, phones: ['2 2345 6789'], debt_amount: 100 });
    expect(accepted).toMatchObject([{ contact: { debt_amount: 1_234_667, cantidad_cupones: 2 } }]);
  });

  it('of a request with one contact lose their index', () => {
    expect(
      withoutIndex([
        { path: 'contacts[0].dni', message: 'x' },
        { path: 'contacts[0]', message: 'y' },
      ]),
    ).toEqual([
      { path: 'dni', message: 'x' },
      { path: '', message: 'y' },
    ]);
  });
});
