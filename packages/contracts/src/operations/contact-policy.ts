import { EXAMPLE_CONTACT_POLICY, EXAMPLE_HOLIDAYS } from '../examples/policy.ts';
import { answer, defineOperation } from '../operation.ts';
import {
  accountQuery,
  contactPolicyView,
  holidaysQuery,
  holidaysView,
  ownHolidaysView,
  replaceHolidaysBody,
  setContactPolicyBody,
} from '../schemas/contact-policy.ts';

const tag = 'Política de contacto';

export const contactPolicyOperations = {
  getContactPolicy: defineOperation({
    id: 'getContactPolicy',
    method: 'get',
    path: '/api/v1/contact-policy',
    tag,
    summary: 'Muestra cuándo y cuánto se puede llamar, por propósito y con sus fuentes',
    description: 'Es dato de configuración, no asesoría legal: confírmelo con su abogado.',
    capability: 'sistema.operaciones.politica.ver',
    query: accountQuery,
    responses: { 200: answer('La política', contactPolicyView, EXAMPLE_CONTACT_POLICY) },
    errors: [404, 422],
  }),
  setContactPolicy: defineOperation({
    id: 'setContactPolicy',
    method: 'put',
    path: '/api/v1/contact-policy',
    tag,
    summary: 'Fija reglas de la cuenta más estrictas que las del país',
    description:
      'Solo pueden acortar: lo que ampliaría la política se rechaza entero (422). Rige desde la próxima llamada, sin tocar los lotes.',
    capability: 'sistema.operaciones.politica.editar',
    body: setContactPolicyBody,
    responses: { 200: answer('Como rige ahora', contactPolicyView, EXAMPLE_CONTACT_POLICY) },
    errors: [404, 422],
  }),
  listHolidays: defineOperation({
    id: 'listHolidays',
    method: 'get',
    path: '/api/v1/holidays',
    tag,
    summary: 'Lista los feriados de un año: los del país y los de la cuenta',
    capability: 'sistema.operaciones.politica.ver',
    query: holidaysQuery,
    responses: { 200: answer('Los feriados', holidaysView, EXAMPLE_HOLIDAYS) },
    errors: [404, 422],
  }),
  replaceHolidays: defineOperation({
    id: 'replaceHolidays',
    method: 'put',
    path: '/api/v1/holidays',
    tag,
    summary: 'Reemplaza los días libres propios de la cuenta, de todos los años',
    description: 'Se agregan a los del país, que una cuenta no puede quitar. Rige desde la próxima llamada.',
    capability: 'sistema.operaciones.politica.editar',
    body: replaceHolidaysBody,
    responses: { 200: answer('La lista propia', ownHolidaysView, { holidays: EXAMPLE_HOLIDAYS.own }) },
    errors: [404, 422],
  }),
};
