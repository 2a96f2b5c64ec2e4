import { describe, expect, it } from 'vitest';
import { mapColumns } from './columns.ts';
import { readGivenMapping } from './given-mapping.ts';

const COLUMNS = ['RUT', 'Nombre', 'Celular', 'Obs', 'obs', ''];

describe('readGivenMapping', () => {
  it('finds headers as they stand, headers written otherwise, and letters', () => {
    expect(
      readGivenMapping(COLUMNS, { rut: ['RUT'], name: ['NÓMBRE'], mobile: ['c'], phone: ['F'] }),
    ).toEqual({
      mapping: { rut: [0], name: [1], mobile: [2], phone: [5] },
      faults: [],
    });
    expect(readGivenMapping(COLUMNS, { reference: ['obs'] }).mapping).toEqual({ reference: [4] });
  });

  it('tells every name that the file does not have, or that fits two columns or two fields', () => {
    const { faults } = readGivenMapping(COLUMNS, {
      rut: ['Nombr'],
      email: ['OBS'],
      name: ['B'],
      company: ['Nombre'],
      zone: ['ZZ'],
    });
    expect(faults).toEqual([
      { field: 'rut', message: 'el archivo no tiene la columna «Nombr»; ¿quiso decir «Nombre»?' },
      { field: 'email', message: 'el encabezado «OBS» está 2 veces; escriba la letra de la columna (D o E)' },
      { field: 'company', message: 'la columna «Nombre» ya se asignó a name' },
      { field: 'zone', message: 'el archivo no tiene la columna «ZZ»' },
    ]);
  });
});

describe('mapColumns with a given mapping', () => {
  it('lets it win over headers, takes a column from the field that it would feed, and leaves fields out', () => {
    const { mapping, missing, unknown } = mapColumns(COLUMNS, 'CL', {
      given_mapping: { reference: ['RUT'], mobile: [], phone: ['Celular'] },
    });
    expect(mapping).toEqual({ reference: [0], phone: [2], name: [1] });
    expect(missing).toEqual(['RUT']);
    expect(unknown).toEqual(['Obs', 'obs']);
  });

  it('says nothing of the columns that the file of refused rows has beside its own', () => {
    expect(mapColumns(['RUT', 'Nombre', 'Celular', 'Motivo', 'Sugerencia']).unknown).toEqual([]);
  });

  it('reads a use case’s own columns first, and misses those that it needs', () => {
    const extra_fields = [
      { name: 'customer_id', words: ['customerid'], kind: 'text' },
      { name: 'preguntas', words: ['preguntas'], kind: 'text', required: true },
    ] as const;
    const options = { extra_fields, id_required: false };
    expect(mapColumns(['customer_id', 'nombre', 'telefono'], 'CL', options)).toMatchObject({
      ...{ extra: { customer_id: 0 }, mapping: { name: [1], phone: [2] }, missing: ['preguntas'] },
    });
  });
});
