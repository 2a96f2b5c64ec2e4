import Joi from 'joi';
import { expect, it } from 'vitest';
import { jsonSchemaOf } from './json-schema.ts';

it('keeps null in an enumeration that allows it, however deep', () => {
  const schema = Joi.object({ list: Joi.array().items(Joi.string().valid('a', 'b').allow(null)) });
  expect(jsonSchemaOf(schema).properties?.['list']).toMatchObject({ items: { enum: ['a', 'b', null] } });
});

it('closes objects and carries descriptions', () => {
  const schema = jsonSchemaOf(
    Joi.object({ minutes: Joi.number().greater(0).required().description('Minutos') }),
  );
  expect(schema).toMatchObject({
    additionalProperties: false,
    required: ['minutes'],
    properties: { minutes: { type: 'number', description: 'Minutos', exclusiveMinimum: 0 } },
  });
});

it('writes a condition on another field as the plain schema that it is', () => {
  const id = Joi.string().when('scope', { is: 'one', then: Joi.required() });
  const schema = jsonSchemaOf(Joi.object({ scope: Joi.string(), id }));
  expect(schema.properties?.['id']).toEqual({ type: 'string', minLength: 1 });
});
