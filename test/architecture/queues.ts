import ts from 'typescript';
import { filesUnder, isTest, read } from './tree.ts';

const keysOf = (node: ts.ObjectLiteralExpression): string[] =>
  node.properties.flatMap(({ name }) =>
    name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name.text] : [],
  );

/** The keys of every object that a text calls `queues`, as a property or as a constant. */
export const queuesNamedIn = (text: string): string[] => {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) && node.initializer) {
      const isQueues = /^queues$/i.test(node.name.getText());
      if (isQueues && ts.isObjectLiteralExpression(node.initializer)) found.push(...keysOf(node.initializer));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('text.ts', text, ts.ScriptTarget.Latest, true));
  return found;
};

/** The queues that an app hands to its worker host. */
export const queuesOfApp = (app: string): string[] =>
  filesUnder(`apps/${app}/src`, (path) => path.endsWith('.ts') && !isTest(path)).flatMap((path) =>
    queuesNamedIn(read(path)),
  );
