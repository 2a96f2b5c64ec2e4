import { retellVariables } from '@timbre/batches';
import { accountScope, type JobDocument } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestAccount, TestApi } from '../support/api.ts';
import { MONDAY, phoneOf, rutOf, workbookOf } from './batches-support.ts';
import { openImportBench, rowsOf as rows, type ImportBench, type Upload } from './import-support.ts';

let bench: ImportBench;
let api: TestApi;
let own: TestAccount;
beforeAll(async () => {
  bench = await openImportBench();
  api = bench.api;
  own = await api.createAccount();
});
afterAll(() => bench.stop());

const start = (country: string, use_case: string, given: Partial<Upload>) =>
  bench.upload({ path: `/api/v1/batches/${country}/${use_case}`, key: own.api_key, ...given });

/** The batch of an answer, its jobs by name, and what the agent of each is told. */
const campaignOf = async (batch_id: string, account = own) => {
  const scope = accountScope(account.account_id);
  const batch = await api.store.batches.find(scope, batch_id);
  if (batch === null) throw new Error('no batch');
  const jobs = (await api.store.job_reads.list(
    scope,
    { batch_id },
    { limit: 100, skip: 0 },
  )) as JobDocument[];
  const told = (name: string) => {
    const job = jobs.find(({ contact }) => contact.name === name);
    if (job === undefined) throw new Error(`no job of ${name}`);
    const zone = batch.call_settings.timezone;
    return { job, variables: retellVariables(job, { purpose: batch.purpose, now: new Date(MONDAY), zone }) };
  };
  return { batch, told };
};

it('are listed with what each asks for and tells its agent', async () => {
  const { body } = await api.call('get', '/api/v1/use-cases', { key: own.api_key });
  const names = ['debt_collection', 'marketing', 'survey', 'user_experience'];
  expect(body).toMatchObject({
    success: true,
    use_cases: names,
    countries: { chile: 'CL', argentina: 'AR' },
  });
  expect(Object.keys(body.description as object)).toEqual(names);
  expect(body.details.marketing.required_fields).toEqual(['company_name', 'offer_description']);
});

describe('debt_collection in Chile', () => {
  it('is a collections campaign with its company, options and three attempts', async () => {
    const fields = { company_name: 'Cobranzas Andes', payment_options: 'pago total|cuotas' };
    const { status, body } = await start('chile', 'debt_collection', {
      bytes: await workbookOf(rows(2)),
      fields,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ success: true, use_case: 'debt_collection', country: 'CL' },
      stats: { total_records_normalized: 2, jobs_created: 2, processing_type: 'basic' },
    });
    expect(body.batch_id).toMatch(/^batch-debt-collection-20261123-[0-9a-f]{8}$/);
    const { batch, told } = await campaignOf(body.batch_id as string);
    expect(batch).toMatchObject({
      purpose: 'collections',
      country: 'CL',
      call_settings: { max_attempts: 3 },
    });
    const { variables } = told('Persona 1');
    expect(variables).toMatchObject({
      ...{ tipo_llamada: 'cobranza', empresa: 'Tienda Inventada', monto_total: '1000' },
      ...{ tipo_deuda: 'consolidated', opciones_pago: 'pago total|cuotas', RUT: rutOf(1) },
    });
  });
});

describe('marketing in Chile', () => {
  it('needs no RUT, sorts people into segments and says the offer', async () => {
    const columns = ['Nombre', 'Celular', 'Saldo', 'Segmento', 'Customer ID'];
    const bytes = await workbookOf(
      [
        ['Ana Paz', phoneOf(11), 120_000, null, 'C-1'],
        ['Luis Vera', phoneOf(12), 60_000, null, 'C-2'],
        ['Eva Díaz', phoneOf(13), 10, 'vip', 'C-3'],
      ],
      columns,
    );
    const fields = {
      ...{ company_name: 'Tienda Andes', offer_description: '20 % en electro', discount_percentage: '60' },
      ...{ offer_expires: '2026-12-24', offer_value: '19990', call_to_action: 'buy_now' },
      ...{
        retell_agent_id: 'agent_promo',
        from_number: '+56600123456',
        call_settings_json: '{"retry_settings":{"max_attempts":5}}',
      },
    };
    const { status, body } = await start('chile', 'marketing', { bytes, fields });
    expect([status, body.errors]).toEqual([201, []]);
    const { batch, told } = await campaignOf(body.batch_id as string);
    expect(batch).toMatchObject({
      ...{ purpose: 'marketing', agent_id: 'agent_promo', call_settings: { max_attempts: 5 } },
    });
    expect(told('Ana Paz').job.person_key).toBe(phoneOf(11));
    expect(told('Ana Paz').variables).toMatchObject({
      ...{ tipo_llamada: 'marketing', empresa: 'Tienda Andes', descripcion_oferta: '20 % en electro' },
      ...{ descuento_porcentaje: '60', segmento_cliente: 'premium', tipo_campana: 'promotional' },
      ...{ llamada_accion: 'buy_now', valor_oferta: '19990', urgencia: 'alta' },
      oferta_expira: '24 de diciembre de 2026',
    });
    expect(told('Luis Vera').variables['segmento_cliente']).toBe('standard');
    expect(told('Eva Díaz').variables['segmento_cliente']).toBe('vip');
  });
});

describe('survey and user_experience', () => {
  const columns = ['nombre', 'customer_id', 'telefono', 'producto_servicio', 'fecha_compra', 'preguntas'];
  const day = new Date('2026-11-02T00:00:00Z');
  const file = (preguntas: string | null) =>
    workbookOf([['Ana Paz', 'C-1', phoneOf(21), 'Internet', day, preguntas]], columns);

  it('of a survey need questions, from a column or from the form', async () => {
    const fields = { company_name: 'Fibra Sur' };
    const without = await start('chile', 'survey', { bytes: await file(null), fields });
    expect([without.status, without.body.errors[0].message]).toEqual([
      422,
      'Fila 2: preguntas: falta preguntas',
    ]);
    const { body } = await start('chile', 'survey', { bytes: await file('¿Uno?|¿Dos?'), fields });
    const { batch, told } = await campaignOf(body.batch_id as string);
    expect(batch).toMatchObject({
      purpose: 'survey',
      call_settings: { max_attempts: 2, allowed_hours: { start: '10:00', end: '20:00' } },
    });
    expect(told('Ana Paz').variables).toMatchObject({
      ...{ tipo_llamada: 'experiencia_usuario', tipo_interaccion: 'survey', cliente_id: 'C-1' },
      ...{ producto_servicio: 'Internet', fecha_compra: '2 de noviembre de 2026' },
      ...{ preguntas_encuesta: '¿Uno?|¿Dos?', duracion_esperada: '5', empresa: 'Fibra Sur' },
    });
  });

  it('of an experience take what the form says of everybody', async () => {
    const account = await api.createAccount();
    const fields = { company_name: 'Fibra Sur', objetivo: 'medir la instalación', duracion_minutos: '3' };
    const given = { bytes: await file(null), fields, key: account.api_key };
    const { body } = await start('chile', 'user_experience', given);
    const { told } = await campaignOf(body.batch_id as string, account);
    expect(told('Ana Paz').variables).toMatchObject({
      ...{
        tipo_interaccion: 'feedback',
        objetivo_satisfaccion: 'medir la instalación',
        duracion_esperada: '3',
      },
    });
    const path = `/api/v1/batches/${body.batch_id}/upload`;
    const more = `nombre,telefono,customer_id\nLuis Vera,${phoneOf(22)},C-2\n`;
    const added = await bench.upload({ path, bytes: more, name: 'mas.csv', key: account.api_key });
    expect([added.status, added.body.jobs_added]).toEqual([200, 1]);
    const again = await campaignOf(body.batch_id as string, account);
    expect(again.told('Luis Vera').variables).toMatchObject({ cliente_id: 'C-2', duracion_esperada: '3' });
  });
});

describe('Argentina', () => {
  it('reads phones and ids its own way, on its own clock, in an account of Chile too', async () => {
    const columns = ['nombre', 'dni', 'telefono', 'monto_deuda'];
    const bytes = await workbookOf([['Ana Paz', '20.123.456', '91123456789', 1500.5]], columns);
    const fields = { company_name: 'Crédito Sur' };
    const { status, body } = await start('argentina', 'debt_collection', { bytes, fields });
    expect([status, body.country]).toEqual([201, 'AR']);
    expect(body.batch_id).toMatch(/^batch-ar-debt-collection-/);
    const { batch, told } = await campaignOf(body.batch_id as string);
    expect(batch).toMatchObject({
      country: 'AR',
      call_settings: { timezone: 'America/Argentina/Buenos_Aires' },
    });
    expect(told('Ana Paz').job.contact).toMatchObject({ dni: '20123456', phones: ['+5491123456789'] });
  });
});

describe('what is wrong', () => {
  it('is told with its words: an unknown case 400, every fault of the form at once', async () => {
    const bytes = await workbookOf(rows(1, 30));
    const unknown = await start('chile', 'reminder', { bytes, fields: { company_name: 'X' } });
    expect(unknown.status).toBe(400);
    expect(unknown.body.detail).toContain('debt_collection, marketing, survey, user_experience');
    const fields = {
      discount_percentage: '101',
      campaign_type: 'x',
      purpose: 'survey',
      offer_expires: 'ayer',
    };
    const { status, body } = await start('argentina', 'marketing', { bytes, fields });
    expect(status).toBe(400);
    expect((body.errors as { path: string }[]).map(({ path }) => path).sort()).toEqual([
      ...['campaign_type', 'company_name', 'discount_percentage', 'offer_description', 'offer_expires'],
      'purpose',
    ]);
    const missing = await start('chile', 'debt_collection', { bytes });
    expect([missing.status, missing.body.errors[0].path]).toEqual([422, 'company_name']);
  });
});
