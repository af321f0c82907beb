import { MAX_IMPORT_BYTES, tenantImportsContract } from '@cleanmatex/hq-common';
import { useFormat, useHqMutation } from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useTenantsTranslation } from '../i18n/ref';
import { toBase64 } from './fileContent';

const MEGABYTE = 1024 * 1024;

/** Sends files and pasted cells to be read, and leads to what was read. */
export function useUpload() {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const create = useHqMutation(tenantImportsContract.create);
  const [tooLarge, setTooLarge] = useState<string>();
  const send = async (content: Uint8Array, fileName?: string) => {
    const input = { content: toBase64(content), fileName };
    try {
      const { id } = await create.mutateAsync({ input });
      navigate(`/tenants/import/${id}`);
    } catch {
      // The mutation keeps the error; the page shows it.
    }
  };
  /** Whether a file is too large to be sent at all; says so. */
  const refuse = (size: number): boolean => {
    create.reset();
    const isTooLarge = size > MAX_IMPORT_BYTES;
    const inMegabytes = (bytes: number) =>
      format.number(bytes / MEGABYTE, { maximumFractionDigits: 1 });
    setTooLarge(
      isTooLarge
        ? t('import.file.tooLarge', {
            size: inMegabytes(size),
            limit: inMegabytes(MAX_IMPORT_BYTES),
          })
        : undefined,
    );
    return isTooLarge;
  };
  return {
    sendFile: async (file: File) => {
      if (refuse(file.size)) return;
      await send(
        new Uint8Array(await file.arrayBuffer()),
        file.name.slice(-255),
      );
    },
    sendText: async (text: string) => {
      const bytes = new TextEncoder().encode(text);
      if (!refuse(bytes.length)) await send(bytes);
    },
    tooLarge,
    error: create.error,
    isPending: create.isPending,
  };
}
