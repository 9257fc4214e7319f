import type { FieldError } from '@krets/shared/errors';
import { ValidationPipe } from '@nestjs/common';
import { type ValidationError, type ValidatorOptions, validateSync } from 'class-validator';
import { badInput } from '../errors.js';

function fieldsOf(errors: ValidationError[], prefix = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = `${prefix}${error.property}`;
    const own = Object.keys(error.constraints ?? {}).map((name) => {
      const context = error.contexts?.[name] as { rule?: string; limit?: number } | undefined;
      return { field, rule: context?.rule ?? name, ...(context?.limit ? { limit: context.limit } : {}) };
    });
    return [...own, ...fieldsOf(error.children ?? [], `${field}.`)];
  });
}

/** No rule is asynchronous: a promise for each would cost more than the rules. */
class SyncValidationPipe extends ValidationPipe {
  protected override validate(input: object, options?: ValidatorOptions): ValidationError[] {
    return validateSync(input, options);
  }
}

/** Validates every input class; faults are reported for each field. */
export const validationPipe = () =>
  new SyncValidationPipe({
    transform: true,
    forbidUnknownValues: false,
    stopAtFirstError: true,
    exceptionFactory: (errors) => badInput(...fieldsOf(errors)),
  });
