import { readContacts, type ContactImport } from '@timbre/batches';
import { readSheet, writeWorkbook } from '@timbre/sheets';
import { expect, it, vi } from 'vitest';
import { fakePeople } from '../support/people.ts';

// Each file is read in a process of its own that loads its program first: slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const importFile = async (file: Uint8Array, file_name: string): Promise<ContactImport> => {
  const read = await readSheet(file, { file_name });
  if (!read.ok) throw new Error(read.fault.message);
  return readContacts(read.sheet, { country: 'CL', processing_type: 'acquisition', today: '2025-09-28' });
};

const COLUMNS = [
  'RUTS',
  'Nombre',
  'Origen Empresa',
  'Saldo actualizado',
  'Fecha Vencimiento',
  'Días de retraso',
  'Teléfono móvil',
];
const PEOPLE = fakePeople(2_000, 5);

it('loads a workbook of 2,000 invented people with three instalments each', async () => {
  const rows = PEOPLE.flatMap(({ name, rut, phone }) =>
    [7, 8, 9].map((month) => [
      rut,
      name,
      'Tienda Uno',
      10_000,
      new Date(Date.UTC(2025, month, 5)),
      20,
      phone,
    ]),
  );
  const result = await importFile(
    writeWorkbook([{ name: 'Cartera', columns: COLUMNS, rows }]),
    'cartera.xlsx',
  );
  expect(result).toMatchObject({
    refused: [],
    warnings: [],
    total_rows: 6_000,
    columns: { unknown: [], ambiguous: [] },
  });
  expect(result.contacts.map(({ rut, name, phones }) => ({ rut, name, phone: phones[0] }))).toEqual(PEOPLE);
  expect(result.contacts[0]).toMatchObject({
    debt_amount: 30_000,
    cantidad_cupones: 3,
    fecha_limite: '2025-10-28',
    fecha_maxima: '2025-09-01',
  });
});

it('gives the same people from a Windows-1252 CSV with every habit of writing', async () => {
  const habits = [
    (rut: string): string => rut,
    (rut: string): string => Number(rut.slice(0, -2)).toLocaleString('es-CL') + rut.slice(-2).toLowerCase(),
    (rut: string): string => `0${rut.replace('-', '')}`,
  ];
  const phones = [
    (e164: string): string => e164,
    (e164: string): string => `0${e164.slice(3)}`,
    (e164: string): string => `56 9 ${e164.slice(4, 8)} ${e164.slice(8)}`,
  ];
  const lines = PEOPLE.map(({ name, rut, phone }, at) =>
    [
      habits[at % 3]?.(rut),
      name,
      'Compañía',
      '$1.234.567',
      '05-09-2025',
      '20 días',
      phones[at % 3]?.(phone),
    ].join(';'),
  );
  const csv = Buffer.from([COLUMNS.join(';'), ...lines, ';;;;;;', ''].join('\r\n'), 'latin1');
  const result = await importFile(new Uint8Array(csv), 'cartera.csv');
  expect(result).toMatchObject({ refused: [], total_rows: 2_000 });
  expect(result.contacts.map(({ rut, name, phones: [phone] }) => ({ rut, name, phone }))).toEqual(PEOPLE);
  expect(new Set(result.contacts.map((contact) => contact.debt_amount))).toEqual(new Set([1_234_567]));
});
