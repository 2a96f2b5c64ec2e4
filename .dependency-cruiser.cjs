// The rules are data: test/architecture/layers.json says who may import whom; this file only turns it into rules.
const { packages, planned, walls } = require('./test/architecture/layers.json');

const folderOf = (name) =>
  `${{ ...packages, ...planned }[name].tier === 'app' ? 'apps' : 'packages'}/${name}`;
const anyOf = (names) => names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
const beside = '\\.test\\.ts$';

/** A package imports its own files and the public entry of the packages that the table names, nothing else. */
const workspaceRules = Object.entries(packages).map(([name, { may_import }]) => {
  const allowed = may_import.map((other) => `^${folderOf(other)}/src/index\\.ts$`);
  return {
    name: `layers-${name}`,
    comment: `${name} may import only: ${may_import.join(', ') || 'nothing of ours'}`,
    severity: 'error',
    from: { path: `^${folderOf(name)}/` },
    to: { path: '^(packages|apps|test|scripts)/', pathNot: [`^${folderOf(name)}/`, ...allowed] },
  };
});

/** A package imports the third-party libraries that the table names; its tests may use the root's tools as well. */
const libraryRules = Object.entries(packages).map(([name, { libraries }]) => ({
  name: `libraries-${name}`,
  comment: `${name} may use only: ${libraries.join(', ') || 'no library'}`,
  severity: 'error',
  from: { path: `^${folderOf(name)}/`, pathNot: beside },
  to: { path: 'node_modules/', pathNot: libraries.length ? [`node_modules/(${anyOf(libraries)})/`] : [] },
}));

/** Some libraries live behind one package, in tests beside the source too. */
const wallRules = Object.entries(walls).map(([library, owners]) => ({
  name: `wall-${library}`,
  comment: `${library} lives only in: ${owners.join(', ')}`,
  severity: 'error',
  from: { path: '^(packages|apps)/', pathNot: `^(packages|apps)/(${anyOf(owners)})/` },
  to: { path: `node_modules/${anyOf([library])}/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Two files that import each other cannot be read, tested or moved apart.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads to a file or an installed package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-test-in-source',
      comment: 'Shipped code does not depend on a test.',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: beside },
      to: { path: beside },
    },
    ...workspaceRules,
    ...libraryRules,
    ...wallRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['development', 'import', 'require', 'node', 'types', 'default'],
      extensions: ['.ts', '.mjs', '.cjs', '.js', '.json'],
    },
  },
};
