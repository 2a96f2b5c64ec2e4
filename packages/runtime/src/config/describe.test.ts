import { describe, expect, it } from 'vitest';
import { describeVariables, envExample } from './describe.ts';
import { loadConfig } from './load-config.ts';
import { VARIABLES, type VariableName } from './variables.ts';

const names = Object.keys(VARIABLES) as VariableName[];

describe('the table of variables', () => {
  it('describes every variable once, in both languages', () => {
    const described = describeVariables();
    expect(described.map(({ name }) => name).sort()).toEqual([...names].sort());
    for (const about of described) {
      expect(about.es, about.name).toMatch(/^\S.*\.$/);
      expect(about.en, about.name).toMatch(/^\S.*\.$/);
      expect(about.type.length).toBeGreaterThan(0);
    }
  });

  it('shows neither a default nor a sample of a secret', () => {
    for (const about of describeVariables())
      if (about.secret) expect([about.default, about.example], about.name).toEqual([undefined, undefined]);
  });

  it('has defaults and samples that pass their own rules', () => {
    for (const { name, default: given, example } of describeVariables()) {
      const env = { [name]: given || example, RETELL_BASE_URL: 'http://127.0.0.1:4010' };
      if (env[name]) expect(() => loadConfig([name], { env })).not.toThrow();
    }
  });
});

describe('.env.example', () => {
  const lines = envExample().split('\n');

  it('has a line for every variable and leaves open exactly those that must be filled in', () => {
    for (const about of describeVariables()) {
      const line = lines.find((candidate) => new RegExp(`^(?:# )?${about.name}=`).test(candidate));
      expect(line, about.name).toBeDefined();
      expect(line?.startsWith('# '), about.name).toBe(!about.required);
      if (about.secret) expect(line).toMatch(/=$/);
    }
  });

  it('says which variables production demands', () => {
    const at = lines.findIndex((line) => line.endsWith('API_PUBLIC_URL=https://timbre.example.cl'));
    expect(lines[at - 1]).toContain('obligatoria en producción');
  });
});
