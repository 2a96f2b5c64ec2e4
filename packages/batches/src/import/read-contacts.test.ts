import type { Cell, Sheet } from '@timbre/sheets';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContacts } from './read-contacts.ts';
import type { ContactImport, ReadContactsOptions } from './types.ts';

type Value = string | number | null | Cell;

const cellOf = (value: Value): Cell | null => {
  if (value === null || typeof value === 'object') return value;
  return typeof value === 'number' ? { t: 'number', v: value } : { t: 'text', v: value };
};

const sheetOf = (columns: string[], ...rows: Value[][]): Sheet => ({
  sheet_name: 'Cartera',
  columns,
  header_row: 1,
  rows: rows.map((cells, at) => ({ row: at + 2, cells: cells.map(cellOf) })),
});

const OPTIONS: ReadContactsOptions = { country: 'CL', processing_type: 'acquisition', today: '2025-09-28' };
const read = (sheet: Sheet, options: Partial<ReadContactsOptions> = {}): ContactImport =>
  readContacts(sheet, { ...OPTIONS, ...options });

const COLUMNS = [
  ...['RUTS', 'Nombre', 'Origen Empresa', 'Saldo actualizado', 'FechaVencimiento', 'diasRetraso'],
  ...['Teléfono móvil', 'Teléfono Residencial'],
];
const ANA = '12.345.678-5';
const LUIS = '9.876.543-3';

describe('readContacts', () => {
  it('joins the rows of one RUT: instalments, sum, dates, first name and company, first phone of each kind', () => {
    const result = read(
      sheetOf(
        COLUMNS,
        [ANA, 'Ana Soto', 'Tienda Uno', '100.000', '10-08-2025', '49 días', null, null],
        [LUIS, 'Luis Rojas', 'Tienda Dos', 50_000, 45_900, 10, 987_654_321, null],
        [123_456_785, 'Ana S.', 'Tienda Tres', 20_000.4, '10-07-2025', 80, 950_001_234, '2 2815 1807'],
        ['12345678-5', '', '', '$ 30.000', '10-09-2025', 18, '950009999', null],
      ),
    );
    expect(result.contacts[0]).toEqual({
      person_key: '12345678-5',
      rut: '12345678-5',
      dni: '12345678-5',
      name: 'Ana Soto',
      phones: ['+56950001234', '+56228151807'],
      timezone: null,
      company_name: 'Tienda Uno',
      debt_amount: 150_000,
      cantidad_cupones: 3,
      // latest due 10-09 + 18 + 3, earliest due 10-07 + 80 + 7
      fecha_limite: '2025-10-01',
      fecha_maxima: '2025-10-05',
      reference_number: null,
      email: null,
      rows: [2, 4, 5],
    });
    expect(result.contacts[1]).toMatchObject({
      person_key: '9876543-3',
      cantidad_cupones: 1,
      debt_amount: 50_000,
    });
    expect(result.duplicates_in_file).toEqual([
      { person_key: '12345678-5', dni_hint: '******78-5', rows: [2, 4, 5] },
    ]);
    expect(result).toMatchObject({ refused: [], warnings: [], total_rows: 4, refused_rows: 0 });
  });

  it('keeps the best phone for basic, mobile then landline then the rest for acquisition', () => {
    const sheet = sheetOf(
      ['rut', 'nombre', 'fijo', 'celular', 'monto'],
      [ANA, 'Ana', '228151807', '950001234 / 987654321', 1],
    );
    expect(read(sheet).contacts[0]?.phones).toEqual(['+56950001234', '+56228151807', '+56987654321']);
    expect(read(sheet, { processing_type: 'basic' }).contacts[0]?.phones).toEqual(['+56950001234']);
    const only_landline = sheetOf(['rut', 'nombre', 'fijo', 'monto'], [ANA, 'Ana', '228151807', 1]);
    expect(read(only_landline, { processing_type: 'basic' }).contacts[0]?.phones).toEqual(['+56228151807']);
  });

  it('counts the campaign days from today, each on its own, 0 included', () => {
    const sheet = sheetOf(COLUMNS, [ANA, 'Ana', 'Tienda', 1, '10-08-2025', 49, 950_001_234, null]);
    const dates = (options: Partial<ReadContactsOptions>): (string | null | undefined)[] => {
      const [contact] = read(sheet, options).contacts;
      return [contact?.fecha_limite, contact?.fecha_maxima];
    };
    expect(dates({})).toEqual(['2025-10-01', '2025-10-05']);
    expect(dates({ dias_fecha_limite: 0 })).toEqual(['2025-09-28', '2025-10-05']);
    expect(dates({ dias_fecha_maxima: 30 })).toEqual(['2025-10-01', '2025-10-28']);
    expect(dates({ dias_fecha_limite: 5, dias_fecha_maxima: null })).toEqual(['2025-10-03', '2025-10-05']);
  });

  it('refuses with row, column, masked value, reason and suggestion', () => {
    const { refused, contacts } = read(
      sheetOf(
        COLUMNS,
        ['12.345.678-9', 'Ana', 'Tienda', 1, null, null, 950_001_234, null],
        [null, 'Eva', 'Tienda', 1, null, null, 950_001_235, null],
        [LUIS, 'Luis', 'Tienda', 1, '31/02/2025', null, 950_001_236, null],
        ['5.000.001-K', 'Sin Fono', 'Tienda', 1, null, null, '12', null],
        ['1.000.005-K', null, 'Tienda', 1, null, null, 950_001_237, null],
        ['7.654.321-6', 'Raúl', 'Tienda', { t: 'formula' }, null, null, 950_001_238, null],
        ['8.765.432-K', 'Mudo', 'Tienda', 1, null, null, null, null],
      ),
    );
    expect(contacts).toEqual([]);
    expect(refused[0]).toEqual({
      row: 2,
      column: 'RUTS',
      field: 'rut',
      code: 'wrong_check_digit',
      value_hint: '**.***.*78-9',
      reason: 'Fila 2: RUTS: el dígito verificador del RUT no corresponde',
      suggestion: 'El dígito verificador de ese número es 5',
    });
    expect(refused.map((fault) => fault.reason)).toEqual([
      'Fila 2: RUTS: el dígito verificador del RUT no corresponde',
      'Fila 3: RUTS: falta el RUT',
      'Fila 4: FechaVencimiento: la fecha no existe',
      'Fila 5: Teléfono móvil: el teléfono no es válido',
      'Fila 6: falta el nombre',
      'Fila 7: Saldo actualizado: la celda es una fórmula',
      'Fila 8: no tiene teléfono',
    ]);
  });

  it('refuses a person whole when one of the rows cannot be read: the debt told would be too small', () => {
    const { refused, contacts, refused_rows } = read(
      sheetOf(
        COLUMNS,
        [ANA, 'Ana', 'Tienda', 100, null, null, 950_001_234, null],
        [ANA, 'Ana', 'Tienda', '1234.56', null, null, 950_001_234, null],
      ),
    );
    expect(contacts).toEqual([]);
    expect(refused_rows).toBe(2);
    expect(refused.map((fault) => fault.reason)).toEqual([
      'Fila 2: otra fila de la misma persona tiene errores (fila 3)',
      'Fila 3: Saldo actualizado: el monto se puede leer de dos maneras',
    ]);
  });

  it('warns of what was mended, ignored or shared, and goes on', () => {
    const columns = ['rut', 'nombre', 'celular', 'monto', 'comuna', 'correo', 'dias mora'];
    const { warnings, contacts } = read(
      sheetOf(
        columns,
        [ANA, 'Ana', '92125907', 1, 'Punta Arenas', 'ana@ejemplo.cl', 'x'],
        [LUIS, 'Luis', '992125907 / 12', null, 'Comarca', 'luis@', 3],
      ),
    );
    expect(contacts.map((contact) => [contact.timezone, contact.email])).toEqual([
      ['America/Punta_Arenas', 'ana@ejemplo.cl'],
      [null, null],
    ]);
    expect(warnings.map((warning) => warning.reason)).toEqual([
      'Fila 2: celular: el teléfono se completó',
      'Fila 2: dias mora: no es un número entero',
      'Fila 3: correo: el correo no es válido',
      'Fila 3: comuna: no se reconoce la región o comuna',
      'Fila 3: celular: el teléfono no es válido',
      'Fila 3: no tiene monto; se cuenta como 0',
      'Fila 3: tiene el mismo teléfono que la fila 2',
    ]);
  });

  it('refuses the whole file, once, when columns are missing', () => {
    const result = read(sheetOf(['Nombre', 'Saldo'], ['Ana', 1], ['Eva', 2]));
    expect(result).toMatchObject({ contacts: [], total_rows: 2, refused_rows: 2 });
    expect(result.refused.map((fault) => fault.reason)).toEqual(['Fila 1: faltan columnas: RUT, Teléfono']);
  });

  it('takes ids as given in Argentina, and the phone as the person where there is none', () => {
    const sheet = sheetOf(
      ['nombre', 'dni', 'telefono', 'deuda'],
      ['Ana', '20.123.456', '11 2345 6789', '1.234,567'],
      ['Eva', 30_123_456, '91123456780', '100,25'],
      ['Sol', null, '91123456781', 3],
    );
    const { contacts, refused } = read(sheet, { country: 'AR' });
    expect(refused.map((fault) => fault.row)).toEqual([2]);
    expect(
      contacts.map(({ person_key, rut, dni, phones, debt_amount }) => ({
        person_key,
        rut,
        dni,
        phones,
        debt_amount,
      })),
    ).toEqual([
      { person_key: '30123456', rut: null, dni: '30123456', phones: ['+5491123456780'], debt_amount: 100.25 },
      { person_key: '+5491123456781', rut: null, dni: '', phones: ['+5491123456781'], debt_amount: 3 },
    ]);
  });

  it('reads the check digit from a column of its own, coupons and dates given outright', () => {
    const columns = [
      'rut',
      'dv',
      'nombre',
      'telefono_1',
      'monto_total',
      'cantidad_cupones',
      'fecha_limite',
      'fecha_maxima',
    ];
    const { contacts } = read(
      sheetOf(columns, [12_345_678, 5, 'Ana', '950001234', '9', 4, '01-10-2025', '2025-10-15']),
    );
    expect(contacts[0]).toMatchObject({
      rut: '12345678-5',
      cantidad_cupones: 4,
      fecha_limite: '2025-10-01',
      fecha_maxima: '2025-10-15',
    });
  });

  it('does not believe a delay of more than a century', () => {
    const { contacts, warnings } = read(
      sheetOf(COLUMNS, [ANA, 'Ana', 'T', 150_000, '10-08-2025', 99_979_684, 950_001_234, null]),
    );
    expect(contacts[0]).toMatchObject({ fecha_limite: '2025-08-13', fecha_maxima: '2025-08-17' });
    expect(warnings[0]?.reason).toMatch(/días de atraso no son posibles/);
  });

  it('accounts for every row, whatever stands in it', () => {
    const value = fc.oneof(
      fc.constantFrom<Value>(
        ANA,
        LUIS,
        'Ana',
        '950001234',
        '1.000',
        '10-08-2025',
        null,
        { t: 'formula' },
        { t: 'error', v: '#N/A' },
      ),
      fc.integer({ min: -5, max: 999_999_999 }),
      fc.string({ maxLength: 12 }).filter((text) => text.trim() !== ''),
    );
    const rows = fc.array(fc.array(value, { minLength: COLUMNS.length, maxLength: COLUMNS.length }), {
      maxLength: 12,
    });
    const good = fc.boolean();
    fc.assert(
      fc.property(rows, good, (cells, with_good) => {
        const extra: Value[][] = with_good ? [[ANA, 'Ana', 'T', 1, null, null, 950_001_234, null]] : [];
        const result = read(sheetOf(COLUMNS, ...cells, ...extra));
        const accepted = result.contacts.flatMap((contact) => contact.rows);
        const refused = new Set(result.refused.map((fault) => fault.row));
        expect(accepted.some((row) => refused.has(row))).toBe(false);
        expect([...accepted, ...refused].sort((a, b) => a - b)).toEqual(
          cells.concat(extra).map((_, at) => at + 2),
        );
        expect(refused.size).toBe(result.refused_rows);
        expect(new Set(result.contacts.map((contact) => contact.person_key)).size).toBe(
          result.contacts.length,
        );
        for (const contact of result.contacts) {
          expect(contact.phones.length).toBeGreaterThan(0);
          expect(Number.isInteger(contact.debt_amount)).toBe(true);
        }
        for (const fault of [...result.refused, ...result.warnings]) {
          expect(fault.reason.startsWith(`Fila ${fault.row}: `)).toBe(true);
          expect(fault.value_hint ?? '').not.toMatch(/\d{7}/);
        }
      }),
    );
  });
});
