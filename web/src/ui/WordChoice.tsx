import { useId } from 'react';
import './WordChoice.css';

type Props<T extends string> = {
  legend: string;
  choices: readonly T[];
  wordFor: (choice: T) => string;
  value: T;
  onChange: (choice: T) => void;
};

/** One of a few: radio buttons in the shape of a row of words. */
export function WordChoice<T extends string>({ legend, choices, wordFor, value, onChange }: Props<T>) {
  const name = useId();
  return (
    <fieldset className="word-choice">
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
          <span>{wordFor(choice)}</span>
        </label>
      ))}
    </fieldset>
  );
}
