import { envExample } from '@timbre/runtime';

/** Passwords of the two servers that docker-compose.yml brings along; our processes get them inside an address. */
export const COMPOSE_VARIABLES = {
  MONGO_PASSWORD: 'openssl rand -hex 24',
  MONGO_KEYFILE: 'openssl rand -base64 48',
  REDIS_PASSWORD: 'openssl rand -hex 24',
} as const;

const composeBlock = [
  '',
  '# ===== Docker Compose =====',
  '',
  '# Claves de los dos servidores que trae docker-compose.yml; solo Compose las lee.',
  '# Passwords of the two servers that docker-compose.yml brings along; only Compose reads them.',
  ...Object.entries(COMPOSE_VARIABLES).flatMap(([name, command]) => ['', `# ${command}`, `# ${name}=`]),
  '',
].join('\n');

/** The whole of `.env.example`: every setting of our processes, then what only docker-compose.yml reads. */
export const wholeEnvExample = (): string => envExample() + composeBlock;
