import { formOf } from './schemas.ts';
import { GROUPS, variable, type VariableName } from './variables.ts';

/** One variable as documentation shows it. */
export interface VariableDescription {
  name: VariableName;
  group: string;
  /** The form of the value, in Spanish. */
  type: string;
  es: string;
  en: string;
  /** As text, the way one would write it; undefined without one. */
  default?: string;
  example?: string;
  secret: boolean;
  required: boolean;
  required_in_production: boolean;
}

const describe = (group: string, name: VariableName): VariableDescription => {
  const { schema, es, en, example, ...rest } = variable(name);
  return {
    name,
    group,
    type: formOf(schema),
    es,
    en,
    default: rest.default === undefined ? undefined : String(rest.default),
    example,
    secret: rest.secret ?? false,
    required: rest.required ?? false,
    required_in_production: (rest.required || rest.required_in_production) ?? false,
  };
};

/** Every variable of the system in the order of the documentation. */
export const describeVariables = (): VariableDescription[] =>
  Object.entries(GROUPS).flatMap(([group, variables]) =>
    Object.keys(variables).map((name) => describe(group, name as VariableName)),
  );

const traits = (about: VariableDescription): string => {
  const parts = [about.type];
  if (about.default) parts.push(`por omisión ${about.default}`);
  if (about.required) parts.push('obligatoria');
  else if (about.required_in_production) parts.push('obligatoria en producción');
  if (about.secret) parts.push('secreta');
  return parts.join(' · ');
};

/** What must be filled in stands open, everything else is commented out with its default or a sample. */
const assignment = (about: VariableDescription): string => {
  const line = `${about.name}=${about.secret ? '' : about.default || (about.example ?? '')}`;
  return about.required ? line : `# ${line}`;
};

/** The content of `.env.example`: every variable with what it means, its form, its default and what it demands. */
export const envExample = (): string => {
  const head = [
    '# Configuración de Timbre. Copie este archivo a .env y complete lo que no está comentado.',
    '# Timbre settings. Copy this file to .env and fill in what is not commented out.',
    '# Toda variable se puede leer también de un archivo: NOMBRE_FILE=/ruta (secretos de contenedores).',
    '# Este archivo se genera de packages/runtime/src/config; no lo edite a mano.',
  ];
  const lines = describeVariables().flatMap((about, at, all) => [
    ...(about.group === all[at - 1]?.group ? [] : ['', `# ===== ${about.group} =====`]),
    '',
    `# ${about.es}`,
    `# ${about.en}`,
    `# ${traits(about)}`,
    assignment(about),
  ]);
  return [...head, ...lines, ''].join('\n');
};
