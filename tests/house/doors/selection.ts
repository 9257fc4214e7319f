import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, type GraphQLObjectType, type GraphQLOutputType, getNamedType, isObjectType } from 'graphql';

const file = fileURLToPath(new URL('../../../shared/schema.graphql', import.meta.url));
const schema = buildSchema(readFileSync(file, 'utf8'));

/** Every field below a type, each type once on a way down, so that circles end. */
function everythingIn(type: GraphQLOutputType, above: readonly string[] = []): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).flatMap((field) => {
    const below = getNamedType(field.type);
    if (!isObjectType(below)) return [field.name];
    if (above.includes(below.name) || above.length > 5) return [];
    const inner = everythingIn(field.type, [...above, named.name]);
    return inner ? [`${field.name} ${inner}`] : [];
  });
  return `{ ${fields.join(' ')} }`;
}

type Kind = 'query' | 'mutation';
export const rootFields = (kind: Kind) =>
  Object.values((kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {});

/** The whole operation behind a root field: all its arguments as variables, everything there is to read. */
export function operationOf(kind: Kind, name: string): string {
  const field = rootFields(kind).find((one) => one.name === name);
  if (!field) throw new Error(`No ${kind} ${name}`);
  const declared = field.args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const given = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  return `${kind} ${declared ? `(${declared})` : ''} { ${name}${given ? `(${given})` : ''} ${everythingIn(field.type)} }`;
}

export const objectTypes = () =>
  Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType =>
      isObjectType(type) && !type.name.startsWith('__') && !['Query', 'Mutation'].includes(type.name),
  );
