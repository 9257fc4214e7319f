import { DefaultNamingStrategy } from 'typeorm';

const snake = (name: string) => name.replace(/[A-Z]/g, (mail) => `_${mail.toLowerCase()}`);

/** snake_case columns, and the constraint names used in the migrations. */
export class SnakeNamingStrategy extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined): string {
    return custom ?? snake(property);
  }

  override primaryKeyName(table: string | { name: string }): string {
    return `pk_${typeof table === 'string' ? table : table.name}`;
  }
}
