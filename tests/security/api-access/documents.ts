import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withinBounds } from '@krets/server/dist/platform/graphql/query-bounds.js';
import {
  buildSchema,
  type GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
  Lexer,
  parse,
  Source,
  TokenKind,
  TypeInfo,
  ValidationContext,
} from 'graphql';

const file = fileURLToPath(new URL('../../../shared/schema.graphql', import.meta.url));
const schema = buildSchema(readFileSync(file, 'utf8'));

type Fragments = Map<string, string>;
type AField = GraphQLField<unknown, unknown>;

/** A document of the server's 3000 tokens at most, with room for the fields to come. */
const tokensAtMost = 2_700;
/** Types on one way down. */
const deepest = 4;
/** Pages within pages of the usual size would count as more than the server gives at once. */
const smallPages = 'first: 5';

const isPaged = (field: AField) => field.args.some(({ name }) => name === 'first');
const callOf = (field: AField) => (isPaged(field) ? `${field.name}(${smallPages})` : field.name);
const objectIn = (field: AField) => {
  const type = getNamedType(field.type);
  return isObjectType(type) ? type : null;
};

/**
 * Every field below a type, each type once on a way down, so that circles end. What is read the same way at several
 * places is written once, as a fragment.
 * @returns the name of the fragment, or nothing where a circle leaves no field to read
 */
function everythingIn(
  type: GraphQLObjectType,
  fragments: Fragments,
  depth: number,
  above: readonly string[] = [],
): string | null {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const below = objectIn(field);
    if (!below) return [field.name];
    if (above.includes(below.name) || above.length >= depth) return [];
    const inner = everythingIn(below, fragments, depth, [...above, type.name]);
    return inner ? [`${callOf(field)} { ...${inner} }`] : [];
  });
  if (fields.length === 0) return null;
  const selection = `on ${type.name} { ${fields.join(' ')} }`;
  const name = fragments.get(selection) ?? `F${fragments.size}`;
  fragments.set(selection, name);
  return name;
}

type Kind = 'query' | 'mutation';
export const rootFields = (kind: Kind) =>
  Object.values((kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {});

/** The call of a root field, its arguments as variables, around what is read of it. */
function written(kind: Kind, field: AField, read: string, fragments: Fragments = new Map()): string {
  const args = field.args.filter(({ name }) => name !== 'first');
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const given = [...args.map(({ name }) => `${name}: $${name}`), ...(isPaged(field) ? [smallPages] : [])].join(', ');
  const call = `${field.name}${given ? `(${given})` : ''}${read && ` { ${read} }`}`;
  const parts = [...fragments].map(([selection, fragment]) => `fragment ${fragment} ${selection}`);
  return [`${kind} ${declared ? `(${declared})` : ''} { ${call} }`, ...parts].join('\n');
}

/** What the server reads: not too long, and not too much at once. `validate` would walk through every field once more for nothing. */
function fits(document: string): boolean {
  const lexer = new Lexer(new Source(document));
  let tokens = 0;
  while (lexer.advance().kind !== TokenKind.EOF) tokens++;
  if (tokens > tokensAtMost) return false;
  const parsed = parse(document, { noLocation: true });
  const errors: GraphQLError[] = [];
  const rule = withinBounds(new ValidationContext(schema, parsed, new TypeInfo(schema), (error) => errors.push(error)));
  for (const definition of parsed.definitions)
    if (definition.kind === 'OperationDefinition') rule.OperationDefinition(definition);
  return errors.length === 0;
}

function rootField(kind: Kind, name: string): AField {
  const field = rootFields(kind).find((one) => one.name === name);
  if (!field) throw new Error(`No ${kind} ${name}`);
  return field;
}

const operations = new Map<string, string>();

/** The operation behind a root field, reading as deep as one document can. */
export function operationOf(kind: Kind, name: string): string {
  const known = operations.get(name) ?? deepestOperation(kind, name);
  operations.set(name, known);
  return known;
}

function deepestOperation(kind: Kind, name: string): string {
  const field = rootField(kind, name);
  const type = objectIn(field);
  for (let depth = deepest; type && depth > 0; depth--) {
    const fragments: Fragments = new Map();
    const document = written(kind, field, `...${everythingIn(type, fragments, depth)}`, fragments);
    if (fits(document)) return document;
  }
  return written(kind, field, type ? '__typename' : '');
}

const documentsOf = new Map<string, string[]>();

/** Everything there is to read behind a query, in as many documents as that takes. */
export function queriesOf(name: string): string[] {
  const known = documentsOf.get(name) ?? allDocuments(name);
  documentsOf.set(name, known);
  return known;
}

function allDocuments(name: string): string[] {
  const field = rootField('query', name);
  const split = (type: GraphQLObjectType, above: readonly string[], around: (read: string) => string): string[] => {
    const documents: string[] = [];
    const write = (reads: string[], fragments: Fragments) =>
      written('query', field, around(reads.join(' ')), fragments);
    let reads = Object.values(type.getFields()).flatMap((one) => (objectIn(one) ? [] : [one.name]));
    let fragments: Fragments = new Map();
    for (const one of Object.values(type.getFields())) {
      const below = objectIn(one);
      if (!below || above.includes(below.name) || above.length >= deepest) continue;
      const way = [...above, type.name];
      const readWith = (known: Fragments) => `${callOf(one)} { ...${everythingIn(below, known, deepest, way)} }`;
      const together = new Map(fragments);
      const alone: Fragments = new Map();
      const [more, only] = [[...reads, readWith(together)], [readWith(alone)]];
      if (more.at(-1)?.endsWith('...null }')) continue;
      if (fits(write(more, together))) {
        [reads, fragments] = [more, together];
      } else if (fits(write(only, alone))) {
        documents.push(write(reads, fragments));
        [reads, fragments] = [only, alone];
      } else documents.push(...split(below, way, (read) => around(`${callOf(one)} { ${read} }`)));
    }
    return reads.length > 0 ? [...documents, write(reads, fragments)].filter(fits) : documents;
  };
  const type = objectIn(field);
  return type ? split(type, [], (read) => read) : [written('query', field, '')];
}

export const objectTypes = () =>
  Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType =>
      isObjectType(type) && !type.name.startsWith('__') && !['Query', 'Mutation'].includes(type.name),
  );
