import type { ImportField } from './types.ts';

/** The fields of a file as people call them. */
export const FIELD_LABELS: Readonly<Record<ImportField, string>> = {
  rut: 'RUT',
  check_digit: 'Dígito verificador',
  name: 'Nombre',
  company: 'Empresa',
  amount: 'Monto',
  due_date: 'Fecha de vencimiento',
  overdue_days: 'Días de atraso',
  mobile: 'Teléfono móvil',
  landline: 'Teléfono fijo',
  phone: 'Teléfono',
  other_phone: 'Otro teléfono',
  coupons: 'Cantidad de cupones',
  deadline: 'Fecha límite',
  max_date: 'Fecha máxima',
  reference: 'Referencia',
  email: 'Correo',
  zone: 'Zona horaria, región o comuna',
};
