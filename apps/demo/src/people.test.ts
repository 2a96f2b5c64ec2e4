import { expect, it } from 'vitest';
import { fakePeople } from './people.ts';

const checkDigit = (body: number): string => {
  let sum = 0;
  for (
    let rest = body, weight = 2;
    rest > 0;
    rest = Math.floor(rest / 10), weight = weight === 7 ? 2 : weight + 1
  ) {
    sum += (rest % 10) * weight;
  }
  const digit = 11 - (sum % 11);
  return digit === 11 ? '0' : digit === 10 ? 'K' : String(digit);
};

it('invents the same people for one seed, others for another', () => {
  expect(fakePeople(3, 7)).toEqual(fakePeople(3, 7));
  expect(fakePeople(3, 7)).not.toEqual(fakePeople(3, 8));
});

it('gives each a RUT with its check digit and a mobile of the fictitious range, none twice', () => {
  const people = fakePeople(20_000, 3);
  expect(new Set(people.map((person) => person.rut)).size).toBe(20_000);
  expect(new Set(people.map((person) => person.phone)).size).toBe(20_000);
  expect(new Set(people.map((person) => person.name)).size).toBeGreaterThan(500);
  for (const { rut, phone, name } of people) {
    const [body, digit] = rut.split('-');
    expect(Number(body)).toBeGreaterThanOrEqual(5_000_000);
    expect(Number(body)).toBeLessThan(25_000_000);
    expect(digit).toBe(checkDigit(Number(body)));
    expect(phone).toMatch(/^\+5695\d{7}$/);
    expect(name).toMatch(/^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u);
  }
});
