import type { EntityMetadata, ObjectLiteral } from 'typeorm';

const selected = new WeakMap<EntityMetadata, string>();

/** All columns of an entity's table `t`, under the names of its properties. */
export function columnsOf(meta: EntityMetadata): string {
  let list = selected.get(meta);
  if (!list) {
    list = meta.columns
      .filter(({ isSelect }) => isSelect)
      .map((c) => `t.${c.databaseName} AS "${c.propertyName}"`)
      .join(', ');
    selected.set(meta, list);
  }
  return list;
}

export function insertOf(
  { tableName, columns: all }: EntityMetadata,
  row: ObjectLiteral,
): { sql: string; values: unknown[] } {
  const columns = all.filter(({ isInsert }) => isInsert);
  const names = columns.map(({ databaseName }) => databaseName).join(', ');
  const places = columns.map((_, i) => `$${i + 1}`).join(', ');
  const values = columns.map(({ propertyName }) => row[propertyName] ?? null);
  return { sql: `INSERT INTO ${tableName} (${names}) VALUES (${places})`, values };
}
