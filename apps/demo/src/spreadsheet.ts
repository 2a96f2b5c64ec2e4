import { writeWorkbook } from '@timbre/sheets';
import { fakePeople, type FakePerson } from './people.ts';

type Value = string | number | Date | null;

const COLUMNS = [
  'RUT',
  'Nombre',
  'Teléfono móvil',
  'Teléfono fijo',
  'Saldo actualizado',
  'Fecha de Vencimiento',
  'Días de atraso',
  'Origen Empresa',
];

const cents = (n: number): number => 45_000 + ((n * 7_919) % 900) * 1_000;

const dotted = (amount: number): string => amount.toLocaleString('es-CL');

const local = (phone: string): string => phone.replace('+56', '');

/** A row as a careful office worker writes it. */
const goodRow = (person: FakePerson, n: number): Value[] => [
  person.rut,
  person.name,
  person.phone,
  null,
  cents(n),
  `${String((n % 27) + 1).padStart(2, '0')}/10/2026`,
  (n % 60) + 1,
  n % 3 === 0 ? 'Financiera Andina' : 'Tiendas del Valle',
];

const replaced = (row: Value[], column: number, value: Value): Value[] =>
  row.map((old, n) => (n === column ? value : old));

/** What people do to a row that Timbre reads all the same. */
const HABITS: ((row: Value[], person: FakePerson) => Value[])[] = [
  (row, person) => replaced(row, 2, Number(local(person.phone))),
  (row, person) => replaced(row, 2, `09-${local(person.phone).slice(1)}`),
  (row, person) => replaced(row, 2, `${local(person.phone)} / 22 234 5678`),
  (row) => replaced(row, 4, `$ ${dotted(Number(row[4]))}`),
  (row, person) => replaced(row, 0, person.rut.replace(/^(\d+)(\d{3})(\d{3})-/, '$1.$2.$3-').toLowerCase()),
  (row) => replaced(row, 5, 46_310),
];

/** What people do to a row that nobody can read. */
const MISTAKES: ((row: Value[], person: FakePerson) => Value[])[] = [
  (row, person) =>
    replaced(
      row,
      0,
      person.rut.replace(/-(.)$/, (_, digit: string) => `-${digit === '1' ? '2' : '1'}`),
    ),
  (row) => replaced(row, 0, null),
  (row) => replaced(row, 2, null),
  (row) => replaced(row, 2, '12345'),
  (row) => replaced(row, 5, '31/02/2026'),
  (row) => replaced(row, 4, 'doscientos mil'),
  (row) => replaced(row, 0, '11.111.111-1'),
  (row) => replaced(row, 4, '1234.56'),
];

/** Phones that make the simulator do something worth seeing, by their last four digits. */
const SPECIAL = ['0001', '0003', '0004', '0014', '0041', '0043', '0053', '0055', '0062', '0063'];

/** Every tenth row is a mistake, every seventh a habit; both by the row's number, so that each run is the same. */
const rowOf = (person: FakePerson, n: number): Value[] => {
  const special = SPECIAL[Math.floor(n / 11)];
  const called =
    n % 11 === 5 && special !== undefined
      ? { ...person, phone: `${person.phone.slice(0, -4)}${special}` }
      : person;
  const row = goodRow(called, n);
  if (n % 10 === 9) return MISTAKES[Math.floor(n / 10) % MISTAKES.length]?.(row, called) ?? row;
  if (n % 7 === 3) return HABITS[Math.floor(n / 7) % HABITS.length]?.(row, called) ?? row;
  return row;
};

/** An Excel of invented Chilean debtors; `from` chooses whom, so that two files share nobody. */
export const debtors = (count: number, from = 0): Uint8Array => {
  const people = fakePeople(from + count).slice(from);
  return writeWorkbook([{ name: 'Cartera', columns: COLUMNS, rows: people.map(rowOf) }]);
};

/** As {@link debtors}, without mistakes. */
export const cleanDebtors = (count: number, from = 0): Uint8Array => {
  const people = fakePeople(from + count).slice(from);
  return writeWorkbook([{ name: 'Cartera', columns: COLUMNS, rows: people.map(goodRow) }]);
};
