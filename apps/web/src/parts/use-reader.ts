import { type RefObject, useEffect } from 'react';

/**
 * Barcode readers type. What they type while a button or nothing has the focus goes to the field, too: nobody
 * should have to tap it first.
 */
export const useReader = (field: RefObject<HTMLInputElement | null>) =>
  useEffect(() => {
    const lead = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const isTyped = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
      const isTaken = target instanceof Element && target.matches('input, textarea, select');
      if (isTyped && !isTaken) field.current?.focus();
    };
    document.addEventListener('keydown', lead);
    return () => document.removeEventListener('keydown', lead);
  }, [field]);
