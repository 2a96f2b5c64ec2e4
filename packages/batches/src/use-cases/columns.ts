import type { ExtraField } from '../import/types.ts';

/** A customer's number is not a RUT, whatever the general columns take it for. */
const CUSTOMER: ExtraField = {
  name: 'customer_id',
  words: ['customerid', 'clienteid', 'idcliente', 'numerocliente'],
  kind: 'text',
};

/** Columns of an offer. The names are those under which the agent's variables look for them. */
export const MARKETING_COLUMNS: readonly ExtraField[] = [
  CUSTOMER,
  { name: 'customer_segment', words: ['segmento', 'segmentocliente', 'customersegment'], kind: 'text' },
  {
    name: 'offer_description',
    words: ['oferta', 'descripcionoferta', 'offerdescription', 'promocion'],
    kind: 'text',
  },
  { name: 'product_category', words: ['categoria', 'categoriaproducto', 'productcategory'], kind: 'text' },
  { name: 'offer_value', words: ['valoroferta', 'offervalue', 'preciooferta'], kind: 'number' },
  { name: 'offer_expires', words: ['ofertaexpira', 'offerexpires', 'vigenciaoferta'], kind: 'date' },
];

/** Columns of a survey or of a talk about an experience. */
export const SURVEY_COLUMNS: readonly ExtraField[] = [
  CUSTOMER,
  {
    name: 'interaction_type',
    words: ['interactiontype', 'tipointeraccion', 'tipodeinteraccion'],
    kind: 'text',
  },
  {
    name: 'producto_servicio',
    words: ['productoservicio', 'producto', 'servicio', 'productservice'],
    kind: 'text',
  },
  { name: 'fecha_compra', words: ['fechacompra', 'fechadecompra', 'purchasedate'], kind: 'date' },
  { name: 'objetivo', words: ['objetivo', 'objetivosatisfaccion'], kind: 'text' },
  { name: 'mensaje_personalizado', words: ['mensajepersonalizado', 'mensaje'], kind: 'text' },
  { name: 'preguntas', words: ['preguntas', 'preguntasencuesta', 'questions'], kind: 'text' },
  {
    name: 'duracion_minutos',
    words: ['duracionminutos', 'duracion', 'duracionesperada'],
    kind: 'number',
  },
  { name: 'contexto_adicional', words: ['contextoadicional', 'contexto'], kind: 'text' },
  { name: 'hora_preferida', words: ['horapreferida'], kind: 'text' },
  { name: 'idioma', words: ['idioma', 'language'], kind: 'text' },
];
