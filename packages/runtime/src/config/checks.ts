import type { Surroundings, ValueFault } from './variable.ts';

const WEAK = /change.?me|default|example|password|secret|1234|qwerty/i;
const FEW_DIFFERENT = 8;

/** True for addresses that cannot leave this machine. */
const isLoopback = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
};

/** In production, a secret that looks like a sample or like a keyboard is refused. */
export const strongInProduction = (value: string, { production }: Surroundings): ValueFault | undefined => {
  if (!production || (!WEAK.test(value) && new Set(value).size >= FEW_DIFFERENT)) return undefined;
  return {
    wrong: 'es un valor de ejemplo o fácil de adivinar',
    fix: 'un valor al azar, por ejemplo: openssl rand -base64 48',
  };
};

/** {@link strongInProduction} for each of several secrets. */
export const eachStrongInProduction = (
  values: readonly string[],
  around: Surroundings,
): ValueFault | undefined => {
  for (const value of values) {
    const fault = strongInProduction(value, around);
    if (fault !== undefined) return fault;
  }
  return values.length > 0 ? undefined : { wrong: 'está vacía', fix: 'un secreto de 32 caracteres o más' };
};

/**
 * A real provider is dialled in production only, and over TLS (decisions.md §3.1: no test, demo or tool can ring a
 * telephone by accident).
 */
export const realOnlyInProduction = (value: string, { production }: Surroundings): ValueFault | undefined => {
  if (isLoopback(value)) return undefined;
  if (!production)
    return {
      wrong: 'apunta a un Retell verdadero fuera de producción',
      fix: 'la dirección del simulador (http://127.0.0.1:…), o NODE_ENV=production',
    };
  return value.startsWith('https://') ? undefined : { wrong: 'no usa https', fix: 'una dirección https://' };
};

/** The simulator's keys never travel to another machine. */
export const simulatorKeyStaysHere = (value: string, { given }: Surroundings): ValueFault | undefined =>
  value.startsWith('key_sim_') && !isLoopback(given('RETELL_BASE_URL') ?? '')
    ? {
        wrong: 'es una llave del simulador, pero RETELL_BASE_URL no es local',
        fix: 'la llave de su cuenta de Retell',
      }
    : undefined;

/** Rules without legal hours exist for the simulator only (decisions.md §2.6). */
export const onlyWithSimulator = (_: unknown, { given }: Surroundings): ValueFault | undefined =>
  isLoopback(given('RETELL_BASE_URL') ?? '')
    ? undefined
    : { wrong: 'solo se admite con un RETELL_BASE_URL local (simulador)', fix: 'quite la variable' };

/** Virtual time has no place where real people are called (decisions.md §3.3). */
export const neverInProduction = (_: unknown, { production }: Surroundings): ValueFault | undefined =>
  production ? { wrong: 'no se admite con NODE_ENV=production', fix: 'quite la variable' } : undefined;
