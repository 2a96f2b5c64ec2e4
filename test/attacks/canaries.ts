import type { connectRedis } from '@timbre/queue';
import type { Store } from '@timbre/store';
import { fakePeople } from '../support/people.ts';

type Redis = ReturnType<typeof connectRedis>;

/** An invented person (or secret) who must be nowhere but in the database. */
export interface Canary {
  name: string;
  rut: string;
  phone: string;
  email: string;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const word = (n: number): string => `${LETTERS[n % 26]}${LETTERS[(n * 7 + 3) % 26]}`;

/** One person for each phone, with a name that nothing else in the world has. */
export const canariesOf = (phones: readonly string[]): Canary[] =>
  fakePeople(phones.length, 77).map(({ rut }, n) => {
    const surname = `Quillayñandu${word(n)}`;
    return {
      name: `Zenobia${word(n)} ${surname}`,
      rut,
      phone: phones[n] ?? '',
      email: `zenobia.${word(n)}@canario.example`,
    };
  });

/** A number that stands by itself: not part of a time, an id or a hash. */
const alone = (digits: string): RegExp => new RegExp(`(?<![0-9a-zA-Z])(?:\\+?56)?${digits}(?![0-9a-zA-Z])`);

/** The ways in which somebody who looks for a person would search. */
const formsOf = ({ name, rut, phone, email }: Canary): [string, RegExp][] => {
  const [body = '', digit = ''] = rut.split('-');
  const dotted = body.replace(/\B(?=(\d{3})+$)/g, '\\.');
  const national = phone.slice(3);
  const surname = name.split(' ')[1] ?? '';
  return [
    ['name', new RegExp(name, 'i')],
    ['surname', new RegExp(surname, 'i')],
    ['first name', new RegExp(name.split(' ')[0] ?? name, 'i')],
    ['RUT', new RegExp(`${body}-?${digit}(?![0-9a-zA-Z])`, 'i')],
    ['dotted RUT', new RegExp(`${dotted}-?${digit}`, 'i')],
    ['RUT without its digit', alone(body)],
    ['phone', alone(national)],
    ['phone with gaps', new RegExp(`${national[0]}[ .-]${national.slice(1, 5)}[ .-]${national.slice(5)}`)],
    ['e-mail', new RegExp(email.replaceAll('.', '\\.'), 'i')],
  ];
};

/** Which forms of a canary stand in these texts: as `form: text`, empty when it was seen nowhere. */
export const seenIn = (texts: readonly string[], canary: Canary): string[] =>
  formsOf(canary).flatMap(([form, pattern]) =>
    texts.filter((text) => pattern.test(text)).map((text) => `${form}: ${text.slice(0, 300)}`),
  );

const valuesOf = async (redis: Redis, key: string): Promise<unknown> => {
  switch (await redis.type(key)) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, '0', '-1');
    case 'stream':
      return redis.xrange(key, '-', '+');
    default:
      return null; // gone since it was listed
  }
};

/** Every key below `prefix` with its value, as text. */
export const everythingIn = async (redis: Redis, prefix: string): Promise<string[]> => {
  const texts: string[] = [];
  const scan = redis.scanStream({ match: `${prefix}:*`, count: 1_000 }) as AsyncIterable<string[]>;
  for await (const keys of scan)
    for (const key of keys) texts.push(`${key} ${JSON.stringify(await valuesOf(redis, key))}`);
  return texts;
};

/** What was said in a call, and where one could listen to it. */
interface Told {
  transcript?: string | null;
  recording_url?: string | null;
}

/** What was told in all calls that are stored. */
export const toldIn = async ({ connection }: Store): Promise<Told[]> => {
  const attempts = await connection.collection('call_attempts').find().toArray();
  return attempts.map(({ conversation }) => (conversation ?? {}) as Told);
};
