import { useId } from 'react';
import './InlineRadioGroup.css';

type Props<T extends string> = {
  legend: string;
  choices: readonly T[];
  labelFor: (choice: T) => string;
  value: T;
  onChange: (choice: T) => void;
};

/** Radio buttons in a row of words. */
export function InlineRadioGroup<T extends string>({ legend, choices, labelFor, value, onChange }: Props<T>) {
  const name = useId();
  return (
    <fieldset className="inline-radios">
      <legend className="small quiet">{legend}</legend>
      {choices.map((choice) => (
        <label key={choice}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            value={choice}
            checked={choice === value}
            onChange={() => onChange(choice)}
          />
          <span>{labelFor(choice)}</span>
        </label>
      ))}
    </fieldset>
  );
}
