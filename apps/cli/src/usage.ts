/** What is shown for `--help` and after a wrong command line. */
export const USAGE = `Uso: npm run timbre -- <comando> [opciones]

  admin create --email CORREO [--another]           crea al administrador y muestra su clave una vez
  batches mend-active [--account ID] [--batch ID] [--dry-run]
                                                    pone is_active donde falta, según el estado
  batches cancel-inactive-jobs [--account ID] [--batch ID] [--dry-run]
                                                    cancela los jobs en espera de lotes inactivos
  import legacy --from URI --database NOMBRE [--account ID] [--dry-run] [--report archivo.json]
                [--credit-used dollars|cents]       trae una base del sistema anterior, en pausa
  evidence verify --account ID [--anchor N:HASH]    recalcula la cadena de evidencia
  evidence export --account ID (--rut RUT | --phone TELÉFONO) --out archivo.xlsx|archivo.json
  evidence check --file archivo.json                verifica una exportación sin la base de datos
  retention [--account ID] --dry-run                cuenta lo que vencería esta noche, sin borrar nada
  retention                                         comienza la limpieza de las cuentas a las que les toca
  stop (--all | --account ID | --workspace ID) --reason TEXTO [--hang-up]
                                                    detiene todas las llamadas
  stop list                                         muestra las detenciones vigentes
  resume --stop ID                                  levanta una detención

Opciones: --json  solo JSON en la salida · --help  esta ayuda
Termina con 0 (bien), 1 (hay fallas), 2 (mal escrito) o 3 (no se alcanza un servidor).

Ejemplos:
  npm run timbre -- evidence export --account acc-1a2b3c --rut 12345678-5 --out evidencia.xlsx
  npm run timbre -- stop --all --reason "reclamo de un cliente"`;

/** The command line cannot be understood; `message` says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
