import type { EntityMetadata } from 'typeorm';

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
