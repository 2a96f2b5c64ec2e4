import { AppError } from '@timbre/kernel';
import fc from 'fast-check';
import Joi from 'joi';
import { describe, expect, it } from 'vitest';
import { checkInput, parseInput } from './check-input.ts';
import { id, line, pageKeys, paragraph, quotedChoice } from './schemas/common.ts';

const schema = Joi.object({
  name: line(10).required(),
  phones: Joi.array().items(Joi.object({ number: Joi.string().required() })),
  settings: Joi.object({ allowed_hours: Joi.object({ start: Joi.string() }) }),
});
const faults = (input: unknown) => {
  const checked = checkInput(schema, input, { convert: false });
  return 'faults' in checked ? checked.faults : [];
};

describe('checkInput', () => {
  it('names every fault with its path', () => {
    expect(faults({ name: 7, phones: [{}, { number: 1 }] })).toEqual([
      { path: 'name', message: 'debe ser texto' },
      { path: 'phones[0].number', message: 'es obligatorio' },
      { path: 'phones[1].number', message: 'debe ser texto' },
    ]);
  });

  it('suggests the key that was meant, however deep', () => {
    expect(faults({ nmae: 'x', settings: { alowed_hours: {} } })).toEqual([
      { path: 'name', message: 'es obligatorio' },
      { path: 'settings.alowed_hours', message: 'no se conoce; ¿quiso decir allowed_hours?' },
      { path: 'nmae', message: 'no se conoce; ¿quiso decir name?' },
    ]);
  });

  it('knows unknown keys inside of lists', () => {
    expect(faults({ name: 'x', phones: [{ number: '1', nunber: 2 }] })).toEqual([
      { path: 'phones[0].nunber', message: 'no se conoce' },
    ]);
  });

  it('turns text into numbers only where there are no types', () => {
    const page = Joi.object(pageKeys());
    expect(checkInput(page, { limit: '5' }, { convert: true })).toEqual({ value: { limit: 5, skip: 0 } });
    expect(checkInput(page, { limit: '5' }, { convert: false })).toHaveProperty('faults');
    for (const limit of ['NaN', 'Infinity', '1e9', '-1', '1.5', '', '0x10'])
      expect(checkInput(page, { limit }, { convert: true })).toHaveProperty('faults');
  });

  it('lets a schema ask for its own error', () => {
    const status = Joi.object({ status: quotedChoice('status', ['active']) });
    const checked = checkInput(status, { status: 'x', other: 1 }, { convert: true });
    expect(checked).toMatchObject({ error: { code: 'invalid_request', message: 'Invalid status: x' } });
  });

  it('speaks Spanish whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('name', 'phones', 'settings', 'x'), fc.jsonValue()),
        (input) => {
          for (const { message } of faults(input))
            expect(message).not.toMatch(/must|required|allowed|"|fails/);
        },
      ),
    );
  });
});

describe('parseInput', () => {
  it('throws 422 with all faults', () => {
    expect(() => parseInput(schema, {})).toThrow(AppError);
    expect(parseInput(schema, { name: 'x' })).toEqual({ name: 'x' });
  });
});

describe('text', () => {
  it('has no control characters and no halves of characters', () => {
    for (const text of ['a\u0000', 'a\nb', '\ud800', '']) expect(line().validate(text).error).toBeDefined();
    for (const text of ['Ñandú & Cía. 🐧', 'O’Higgins']) expect(line().validate(text).error).toBeUndefined();
    expect(paragraph().validate('uno\ndos\ttres').error).toBeUndefined();
    expect(paragraph().validate('uno\u0007').error).toBeDefined();
  });

  it('of an id has no place for a path', () => {
    for (const text of ['../x', 'a b', 'x'.repeat(101)]) expect(id().validate(text).error).toBeDefined();
  });
});
