import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';

const file = fileURLToPath(new URL('../../../shared/schema.graphql', import.meta.url));
const schema = buildSchema(readFileSync(file, 'utf8'));

type Fragments = Map<string, string>;

/**
 * Every field below a type, each type once on a way down, so that circles end. What is read the same way at several
 * places is written once, as a fragment: the server refuses a document of more than 3000 tokens.
 * @returns the name of the fragment, or nothing where a circle leaves no field to read
 */
function everythingIn(type: GraphQLObjectType, fragments: Fragments, above: readonly string[] = []): string | null {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const below = getNamedType(field.type);
    if (!isObjectType(below)) return [field.name];
    if (above.includes(below.name) || above.length > 5) return [];
    const inner = everythingIn(below, fragments, [...above, type.name]);
    return inner ? [`${field.name} { ...${inner} }`] : [];
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

/** The whole operation behind a root field: its arguments as variables, everything there is to read. */
export function operationOf(kind: Kind, name: string): string {
  const field = rootFields(kind).find((one) => one.name === name);
  if (!field) throw new Error(`No ${kind} ${name}`);
  // A page of its own size is left to the default: asked for as a variable it counts as the longest one.
  const args = field.args.filter((arg) => arg.name !== 'first');
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const fragments: Fragments = new Map();
  const type = getNamedType(field.type);
  const read = isObjectType(type) ? everythingIn(type, fragments) : null;
  const written = [...fragments].map(([selection, fragment]) => `fragment ${fragment} ${selection}`);
  const call = `${name}${given ? `(${given})` : ''}${read ? ` { ...${read} }` : ''}`;
  return [`${kind} ${declared ? `(${declared})` : ''} { ${call} }`, ...written].join('\n');
}

export const objectTypes = () =>
  Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType =>
      isObjectType(type) && !type.name.startsWith('__') && !['Query', 'Mutation'].includes(type.name),
  );
