import { Alert, Radio, RadioGroup } from '@backstage/ui';
import { useValueFormatter, type DiffTexts } from '../components/DiffView';
import { useHqTranslation } from '../i18n/ref';
import type { MergeConflict, MergeSide } from './merge';
import '../styles/forms.css';

const sides: readonly MergeSide[] = ['theirs', 'mine', 'base'];

/** Props of {@link MergeChoice}. */
export interface MergeChoiceProps extends DiffTexts {
  conflicts: readonly MergeConflict[];
  /** What has been chosen, by field. */
  choices: Readonly<Record<string, MergeSide>>;
  onChoose: (path: string, side: MergeSide) => void;
}

/** Fields that somebody else changed meanwhile: for each, whose value is taken. */
export function MergeChoice(props: MergeChoiceProps) {
  const { t } = useHqTranslation();
  const show = useValueFormatter(props);
  return (
    <div className="hq-merge">
      <div role="alert">
        <Alert
          status="warning"
          icon
          title={t('merge.title')}
          description={t('merge.body')}
        />
      </div>
      {props.conflicts.map(conflict => (
        <RadioGroup
          key={conflict.path}
          label={props.labelOf?.(conflict.path) ?? conflict.path}
          value={props.choices[conflict.path] ?? null}
          onChange={side => props.onChoose(conflict.path, side as MergeSide)}
        >
          {sides.map(side => (
            <Radio key={side} value={side}>
              <span className="hq-merge__side">{t(`merge.${side}`)}</span>{' '}
              {show(conflict.path, conflict[side])}
            </Radio>
          ))}
        </RadioGroup>
      ))}
    </div>
  );
}
