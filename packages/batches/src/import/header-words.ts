import type { ImportField } from './types.ts';

/**
 * Headers that existing clients use, by field and in order of preference, as {@link foldHeader} leaves them:
 * the collections layout, the layouts of the guides, the CSV layout and general synonyms.
 */
export const HEADER_WORDS: Record<ImportField, readonly string[]> = {
  rut: [
    ...['ruts', 'rut', 'rutcliente', 'rutdeudor', 'rutcompleto', 'ruttitular'],
    ...['dni', 'cuit', 'cuil', 'cedula', 'identificador', 'identificacion', 'customerid', 'id'],
  ],
  check_digit: ['dv', 'digitoverificador', 'rutdv', 'dvrut'],
  name: [
    ...['nombre', 'nombrecompleto', 'nombrecliente', 'nombredeudor', 'nombrestitular', 'nombres'],
    ...['name', 'clientname', 'fullname', 'cliente', 'deudor', 'persona'],
  ],
  company: ['origenempresa', 'empresa', 'company', 'companyname', 'acreedor', 'mandante'],
  amount: [
    ...['saldoactualizado', 'saldo', 'montototal', 'montodeuda', 'debtamount', 'deudatotal', 'totaldeuda'],
    ...['deuda', 'debt', 'monto', 'amount', 'saldototal'],
  ],
  due_date: ['fechavencimiento', 'vencimiento', 'fechadevencimiento', 'fechavcto', 'duedate'],
  overdue_days: [
    ...['diasretraso', 'diasderetraso', 'diasdeatraso', 'diasatraso', 'diasmora', 'diasdemora'],
    ...['diasvencidos', 'overduedays'],
  ],
  mobile: [
    'telefonomovil',
    'telefonocelular',
    'celular',
    'movil',
    'mobile',
    'celular1',
    'movil1',
    'fonomovil',
  ],
  landline: ['telefonoresidencial', 'telefonofijo', 'fijo', 'landline', 'fonofijo', 'residencial'],
  phone: [
    ...[
      'telefono',
      'telefono1',
      'tonumber',
      'phone',
      'phone1',
      'tel',
      'tel1',
      'fono',
      'fono1',
      'telefonos',
      'phones',
    ],
    ...['numerotelefono', 'numerodetelefono', 'telefonocontacto'],
  ],
  other_phone: [
    ...['telefono2', 'phone2', 'tel2', 'fono2', 'celular2', 'movil2', 'telefonoalternativo'],
    ...['telefono3', 'phone3', 'tel3', 'fono3', 'celular3', 'movil3', 'telefono4', 'telefono5'],
  ],
  coupons: ['cantidadcupones', 'cupones', 'cuotasadeudadas', 'cantidadcuotas'],
  deadline: ['fechalimite', 'limite', 'fechalimitepago'],
  max_date: ['fechamaxima', 'fechamaximapago'],
  reference: [
    ...[
      'referencia',
      'reference',
      'referencenumber',
      'numeroreferencia',
      'numerofactura',
      'nfactura',
      'factura',
    ],
    ...['numerooperacion', 'operacion', 'numerodocumento'],
  ],
  email: ['email', 'correo', 'correoelectronico', 'mail'],
  zone: ['zonahoraria', 'timezone', 'zona', 'comuna', 'ciudad', 'region'],
};

/**
 * Words that decide a header only when no header matched its field exactly, in the order in which fields take their
 * pick. Reported as a warning, since "Teléfono aval" contains a word too.
 */
export const CONTAINED_WORDS: readonly (readonly [ImportField, readonly string[]])[] = [
  ['rut', ['rut']],
  ['company', ['empresa', 'acreedor']],
  ['name', ['nombre']],
  ['due_date', ['vencimiento']],
  ['overdue_days', ['diasretraso', 'diasatraso', 'diasderetraso', 'diasdeatraso']],
  ['amount', ['saldo', 'montototal', 'montodeuda', 'deuda']],
  ['mobile', ['celular', 'movil']],
  ['landline', ['telefonofijo', 'residencial']],
  ['phone', ['telefono', 'fono']],
  ['email', ['correo', 'email']],
];

/** Headers of other people and things, in which a known word means nothing: the collector's phone, the "ruta". */
export const MISLEADING =
  /ruta|ejecutiv|cobrador|asesor|vendedor|supervisor|sucursal|usuario|banco|aval|conyuge|codeudor|referido|fecha.*(saldo|deuda)/;
