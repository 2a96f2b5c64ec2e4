import ts from 'typescript';
import { read } from './tree.ts';

const isExported = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const isFunction = (node?: ts.Expression): boolean =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));

/** The exported function that a statement declares, if it does. */
const functionName = (statement: ts.Statement): string | undefined => {
  if (ts.isFunctionDeclaration(statement)) return statement.name?.text;
  if (!ts.isVariableStatement(statement)) return undefined;
  const found = statement.declarationList.declarations.find(({ initializer }) => isFunction(initializer));
  return found?.name.getText();
};

/** The exported functions of a text that have no doc comment directly above them. */
export const undocumentedIn = (text: string, path = 'text.ts'): string[] => {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return source.statements
    .filter((statement) => isExported(statement) && ts.getJSDocCommentsAndTags(statement).length === 0)
    .map(functionName)
    .filter((name): name is string => name !== undefined);
};

/** The exported functions of a file that have no doc comment, as `path: name`. */
export const undocumented = (path: string): string[] =>
  undocumentedIn(read(path), path).map((name) => `${path}: ${name}`);
