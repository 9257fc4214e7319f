import { useState } from 'react';

/** The fields that were changed since the form was sent: what was wrong with them is no longer shown. */
export function useCorrected() {
  const [fields, setFields] = useState<readonly string[]>([]);
  return {
    has: (field: string) => fields.includes(field),
    add: (...changed: string[]) => setFields((before) => [...before, ...changed]),
    reset: () => setFields([]),
  };
}
