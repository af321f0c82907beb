import {
  checkTexts,
  fillText,
  LOGO_MAX_BYTES,
  type CheckCode,
} from '@cleanmatex/hq-common';
import { useHqLanguage } from '@cleanmatex/hq-react';
import { useEffect, useState } from 'react';

/** A file that was chosen as logo. */
export interface ChosenLogo {
  name: string;
  /** For the API, Base64. */
  content: string;
  /** For the preview, a data URL. */
  address: string;
}

const PREFIX = /^data:[^,]*;base64,/;

function readAsAddress(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** Reads a chosen file. What kind of image it is, the API decides by its content. */
export function useLogo() {
  const locale = useHqLanguage();
  const [logo, setLogo] = useState<ChosenLogo | null>();
  const [problem, setProblem] = useState<string>();
  const refuse = (code: CheckCode, params?: Record<string, number>) =>
    setProblem(fillText(checkTexts[code], locale, params));
  const choose = async (file: File | undefined) => {
    if (!file) return;
    setLogo(undefined);
    setProblem(undefined);
    if (file.size > LOGO_MAX_BYTES) {
      refuse('image_size', { limit: LOGO_MAX_BYTES / 1024 });
      return;
    }
    try {
      const address = await readAsAddress(file);
      const content = address.replace(PREFIX, '');
      if (file.size === 0) refuse('image_broken');
      else setLogo({ name: file.name, content, address });
    } catch {
      refuse('image_broken');
    }
  };
  const put = (value: null | undefined) => {
    setLogo(value);
    setProblem(undefined);
  };
  return {
    /** Undefined while the tenant's own stays, null when it is to go. */
    logo,
    problem,
    choose,
    remove: () => put(null),
    restore: () => put(undefined),
  };
}

/** The address of a picture once the browser can show it; null until then, and for what is no picture. */
export function useShown(address: string | null): string | null {
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    if (!address) return undefined;
    const image = new Image();
    image.onload = () => setShown(address);
    image.src = address;
    return () => {
      image.onload = null;
    };
  }, [address]);
  return address !== null && shown === address ? address : null;
}
