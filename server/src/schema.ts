import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { areaModules } from './app.module.js';
import { scalars } from './platform/graphql/fields.js';

const file = fileURLToPath(new URL('../../shared/schema.graphql', import.meta.url));

async function emitted(): Promise<string> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  const resolvers = areaModules.flatMap((area) => Reflect.getMetadata('providers', area) ?? []);
  const schema = await app.get(GraphQLSchemaFactory).create(resolvers, [], { scalarsMap: scalars });
  await app.close();
  return `# Emitted from the server's code by \`npm run schema\`. Do not edit.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** Writes the schema; with `--check`, fails when the written one is outdated. */
const schema = await emitted();
if (!process.argv.includes('--check')) await writeFile(file, schema);
else if ((await readFile(file, 'utf8')) !== schema) {
  console.error('shared/schema.graphql is not what the server serves: run `npm run schema`.');
  process.exitCode = 1;
}
