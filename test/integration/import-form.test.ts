import { readImportForm, type ImportFormFields } from '@timbre/batches';
import { describe, expect, it } from 'vitest';

describe('the form', () => {
  const file = { name: 'cartera.xlsx', bytes: new Uint8Array([0x50, 0x4b, 3, 4]) };
  const refusal = (fields: ImportFormFields, given: typeof file | null = file) => {
    try {
      readImportForm(fields, given, false);
      return null;
    } catch (error) {
      return error;
    }
  };

  it('tells all of its faults at once, with the sentence that clients know', () => {
    const fields = {
      account_id: 'undefined',
      processing_type: 'x',
      dias_fecha_limite: '-1',
      strict: 'quizás',
      call_settings_json: '{"max_attempts":0}',
    };
    expect(refusal(fields, { ...file, name: 'cartera.xls' })).toMatchObject({
      status: 400,
      errors: [
        { path: 'account_id' },
        {
          path: 'file',
          message: expect.stringContaining('Solo se permiten archivos Excel (.xlsx)') as string,
        },
        { path: 'processing_type' },
        { path: 'call_settings.max_attempts' },
        { path: 'strict' },
        { path: 'dias_fecha_limite' },
      ],
    });
    expect(refusal({ call_settings_json: '{"a":' })).toMatchObject({
      status: 400,
      message: expect.stringMatching(/^call_settings_json debe ser un JSON válido: /) as string,
    });
    expect(refusal({ call_settings_json: '[]' })).toMatchObject({
      status: 422,
      errors: [{ path: 'call_settings' }],
    });
    expect(refusal({ dias_fecha_limite: '9', dias_fecha_maxima: '3' })).toMatchObject({ status: 422 });
    expect(refusal({}, null)).toMatchObject({ status: 422, errors: [{ path: 'file' }] });
    expect(refusal({ contact_pack: 'none' })).toMatchObject({
      status: 422,
      errors: [{ path: 'contact_pack' }],
    });
  });

  it('has the defaults of the earlier clients', () => {
    expect(readImportForm({ call_settings_json: '' }, file, false)).toMatchObject({
      batch_name: 'cartera',
      processing_type: 'basic',
      allow_duplicates: false,
      strict: false,
      purpose: 'collections',
      priority: 1,
      dias_fecha_limite: null,
      call_settings: null,
    });
  });
});
