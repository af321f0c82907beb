import {
  Button,
  ButtonIcon,
  Checkbox,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Radio,
  RadioGroup,
} from '@backstage/ui';
import {
  RiArrowDownLine,
  RiArrowUpLine,
  RiLayoutColumnLine,
} from '@remixicon/react';
import { useState } from 'react';
import {
  densities,
  movedColumn,
  type Density,
  type TableLayoutState,
} from '../hooks/useTableLayout';
import { useHqTranslation } from '../i18n/ref';

interface NamedColumn {
  id: string;
  label: string;
}

function ColumnLine(props: {
  column: NamedColumn;
  layout: TableLayoutState;
  isFixed: boolean;
}) {
  const { t } = useHqTranslation();
  const { column, layout, isFixed } = props;
  const { columns, change } = layout;
  const { id, label } = column;
  const at = columns.indexOf(id);
  const move = (by: 1 | -1) =>
    change({ columns: movedColumn(columns, id, by) });
  return (
    <li className="hq-layout__column">
      <Checkbox
        isSelected={at >= 0}
        isDisabled={isFixed}
        onChange={isShown =>
          change({
            columns: isShown
              ? [...columns, id]
              : columns.filter(shown => shown !== id),
          })
        }
      >
        {label}
      </Checkbox>
      {!isFixed && at >= 0 && (
        <span className="hq-layout__moves">
          <ButtonIcon
            variant="tertiary"
            size="small"
            aria-label={t('table.earlier', { column: label })}
            icon={<RiArrowUpLine size={16} />}
            isDisabled={at === 1}
            onPress={() => move(-1)}
          />
          <ButtonIcon
            variant="tertiary"
            size="small"
            aria-label={t('table.later', { column: label })}
            icon={<RiArrowDownLine size={16} />}
            isDisabled={at === columns.length - 1}
            onPress={() => move(1)}
          />
        </span>
      )}
    </li>
  );
}

function DensityChoice({ layout }: { layout: TableLayoutState }) {
  const { t } = useHqTranslation();
  return (
    <RadioGroup
      label={t('table.density')}
      orientation="horizontal"
      value={layout.density}
      onChange={density => layout.change({ density: density as Density })}
    >
      {densities.map(density => (
        <Radio key={density} value={density}>
          {t(`table.density.${density}`)}
        </Radio>
      ))}
    </RadioGroup>
  );
}

function LayoutDialog(props: {
  columns: NamedColumn[];
  layout: TableLayoutState;
  onClose: () => void;
}) {
  const { t } = useHqTranslation();
  const { columns, layout } = props;
  const place = ({ id }: NamedColumn) => {
    const at = layout.columns.indexOf(id);
    return at < 0 ? columns.length : at;
  };
  const ordered = [...columns].sort((a, b) => place(a) - place(b));
  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={open => !open && props.onClose()}
      width={420}
    >
      <DialogHeader>{t('table.layout')}</DialogHeader>
      <DialogBody>
        <div className="hq-layout">
          <ul className="hq-layout__columns" aria-label={t('table.columns')}>
            {ordered.map((column, index) => (
              <ColumnLine
                key={column.id}
                column={column}
                layout={layout}
                isFixed={index === 0}
              />
            ))}
          </ul>
          <DensityChoice layout={layout} />
        </div>
      </DialogBody>
      <DialogFooter>
        <Button
          variant="secondary"
          isDisabled={!layout.isChanged}
          onPress={layout.reset}
        >
          {t('table.layoutReset')}
        </Button>
        <Button variant="primary" onPress={props.onClose}>
          {t('action.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/** Opens the choice of columns, their order and the height of rows. */
export function TableLayoutButton(props: {
  columns: NamedColumn[];
  layout: TableLayoutState;
}) {
  const { t } = useHqTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="tertiary"
        size="small"
        iconStart={<RiLayoutColumnLine size={16} />}
        onPress={() => setOpen(true)}
      >
        {t('table.layout')}
      </Button>
      {isOpen && <LayoutDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
