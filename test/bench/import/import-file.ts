import { streamWorkbook, type WrittenCell } from '@timbre/sheets';

const COLUMNS = [
  ...['RUTS', 'Nombre', 'Origen Empresa', 'Saldo actualizado', 'FechaVencimiento', 'diasRetraso'],
  ...['Teléfono móvil', 'Teléfono Residencial', 'Comuna', 'Correo', 'N° Operación', 'Observación'],
];
const COMUNAS = ['Santiago', 'Punta Arenas', 'Providencia', 'Concepción', 'Arica', 'Isla de Pascua'];
const FIRST_RUT = 10_000_000;
const FIRST_DAY_MS = Date.UTC(2026, 5, 1);
const DAY_MS = 24 * 3600 * 1000;

/** A RUT with its check digit, or with a wrong one. */
const rutOf = (n: number, right: boolean): string => {
  const body = FIRST_RUT + n;
  const digits = String(body).split('').reverse().map(Number);
  const sum = digits.reduce((total, digit, at) => total + digit * (2 + (at % 6)), 0);
  const check = 11 - (sum % 11);
  const shown = check === 11 ? '0' : check === 10 ? 'K' : String(check);
  return `${body}-${right ? shown : shown === '1' ? '2' : '1'}`;
};

/** A row of the collections layout; every twentieth person has a wrong RUT. */
const rowOf = (n: number): WrittenCell[] => [
  rutOf(n, n % 20 !== 0),
  `Persona ${n} Apellido ${n % 997}`,
  'Tienda Inventada',
  1_000 + (n % 900) * 1_000,
  new Date(FIRST_DAY_MS + (n % 120) * DAY_MS),
  n % 90,
  `+569${String(50_000_000 + n)}`,
  n % 3 === 0 ? `22${String(2_000_000 + n)}` : null,
  COMUNAS[n % COMUNAS.length] ?? null,
  `persona${n}@correo.example`,
  `OP-${n}`,
  'Sin observaciones',
];

function* rows(count: number): Generator<WrittenCell[]> {
  for (let n = 1; n <= count; n++) yield rowOf(n);
}

/** A workbook of `count` people in twelve columns, one in twenty of whom is refused. */
export const importFile = async (count: number): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of streamWorkbook([{ name: 'Cartera', columns: COLUMNS, rows: rows(count) }]))
    pieces.push(piece);
  return Buffer.concat(pieces);
};
