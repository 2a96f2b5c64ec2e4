import { describe, expect, it } from 'vitest';
import { mapColumns } from './columns.ts';
import { foldHeader } from './fold-header.ts';

const fieldsOf = (columns: string[]): Record<string, number[]> => ({ ...mapColumns(columns).mapping });

describe('mapColumns', () => {
  it('folds case, accents, blanks, hyphens and marks', () => {
    expect(foldHeader(' Teléfono  Móvil ')).toBe('telefonomovil');
    expect(foldHeader('fecha_de-Vencimiento:')).toBe('fechadevencimiento');
    expect(foldHeader('N° Factura')).toBe('nfactura');
  });

  it('knows the collections layout', () => {
    const columns = [
      'RUTS',
      'Nombre',
      'OrigenEmpresa',
      'Saldo actualizado',
      'FechaVencimiento',
      'diasRetraso',
    ];
    expect(fieldsOf([...columns, 'Teléfono móvil', 'Teléfono Residencial', 'Comuna'])).toEqual({
      ...{ rut: [0], name: [1], company: [2], amount: [3], due_date: [4], overdue_days: [5] },
      ...{ mobile: [6], landline: [7], zone: [8] },
    });
  });

  it.each([
    [
      ['nombre', 'rut', 'to_number', 'monto_total', 'origen_empresa', 'cantidad_cupones'],
      { name: [0], rut: [1], phone: [2], amount: [3], company: [4], coupons: [5] },
    ],
    [
      [
        'nombre',
        'telefono_1',
        'telefono_2',
        'monto_deuda',
        'fecha_vencimiento',
        'numero_factura',
        'empresa',
        'rut',
      ],
      {
        name: [0],
        phone: [1],
        other_phone: [2],
        amount: [3],
        due_date: [4],
        reference: [5],
        company: [6],
        rut: [7],
      },
    ],
    [
      ['telefonos', 'nombre', 'dni', 'debt_amount', 'fecha_limite', 'company', 'referencia', 'correo'],
      {
        phone: [0],
        name: [1],
        rut: [2],
        amount: [3],
        deadline: [4],
        company: [5],
        reference: [6],
        email: [7],
      },
    ],
  ])('knows the layouts of the guides: %j', (columns, mapping) => expect(fieldsOf(columns)).toEqual(mapping));

  it('prefers the better synonym and keeps the others in order', () => {
    expect(fieldsOf(['id', 'dni', 'RUT', 'name', 'celular'])).toMatchObject({ rut: [2, 1, 0] });
    expect(fieldsOf(['rut', 'nombre', 'region', 'comuna', 'fono'])).toMatchObject({
      zone: [3, 2],
      phone: [4],
    });
  });

  it('says what is missing, by country', () => {
    expect(mapColumns(['Nombre']).missing).toEqual(['RUT', 'Teléfono']);
    expect(mapColumns(['x', 'y']).missing).toEqual(['RUT', 'Nombre', 'Teléfono']);
    expect(mapColumns(['nombre', 'telefono'], 'AR').missing).toEqual([]);
  });

  it('takes a header that only contains a known word as a last resort, and says so', () => {
    const report = mapColumns(['RUT titular cuenta', 'Nombre', 'Celular', 'Saldo insoluto', 'Observaciones']);
    expect(report.mapping).toMatchObject({ rut: [0], amount: [3] });
    expect(report.ambiguous.map((one) => one.column)).toEqual(['RUT titular cuenta', 'Saldo insoluto']);
    expect(report.unknown).toEqual(['Observaciones']);
  });

  it('never takes the phone of a collector, a guarantor or a branch', () => {
    const report = mapColumns([
      'RUT',
      'Nombre',
      'Teléfono ejecutivo',
      'Celular aval',
      'Fono sucursal',
      'Ruta',
    ]);
    expect(report.missing).toEqual(['Teléfono']);
    expect(mapColumns(['RUT', 'Nombre', 'Celular', 'Nombre ejecutivo']).mapping).toMatchObject({ name: [1] });
  });

  it('reports a repeated header and uses the first', () => {
    const report = mapColumns(['RUT', 'Nombre', 'Celular', 'Nombre']);
    expect(report.mapping.name).toEqual([1, 3]);
    expect(report.ambiguous).toEqual([
      { column: 'Nombre', field: 'name', message: 'El encabezado se repite; se usa la primera columna' },
    ]);
  });
});
