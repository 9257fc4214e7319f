import { isVisible } from '@krets/shared/text';
import { type ClipboardEvent, type DragEvent, useState } from 'react';
import type { Pictures } from './usePictures.js';

/** Whether there is a text to paste; some systems give only the names of the files. */
function hasText(clipboard: DataTransfer): boolean {
  const names = [...clipboard.files].map(({ name }) => name);
  return clipboard
    .getData('text/plain')
    .split(/[\r\n]+/)
    .some((line) => isVisible(line) && !names.includes(line.trim()));
}

/** What makes a form take pictures that are pasted into it or dropped on it. */
export function useDroppedPictures(pictures: Pictures) {
  const [over, setOver] = useState(false);
  return {
    over,
    taking: {
      onPaste(event: ClipboardEvent) {
        const files = [...event.clipboardData.files];
        // Office puts a picture of the text beside it.
        if (files.length === 0 || hasText(event.clipboardData)) return;
        event.preventDefault();
        pictures.add(files);
      },
      onDragOver(event: DragEvent) {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop(event: DragEvent) {
        setOver(false);
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        pictures.add([...event.dataTransfer.files]);
      },
    },
  };
}
