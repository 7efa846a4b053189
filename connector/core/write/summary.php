<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The words of an edit's history entry. */
class CartwrightSummary
{
    /** Characters of the sentences; what does not fit is counted. */
    const MOST = 3000;

    private $plan;

    public function __construct(CartwrightPlan $plan)
    {
        $this->plan = $plan;
    }

    /** What changed, a sentence a line, then the clerk's own comment; plain text. */
    public function text($comment)
    {
        $lines = array('Order edited.');
        $length = 0;
        foreach ($this->plan->sentences as $at => $sentence) {
            // A name of the shop's tables may hold broken bytes; they must not cost the edit.
            $sentence = CartwrightText::mended($sentence);
            $length += strlen($sentence);
            if ($length > self::MOST) {
                $lines[] = 'and ' . (count($this->plan->sentences) - $at) . ' more changes';
                break;
            }
            $lines[] = $sentence;
        }
        return implode("\n", $lines) . ($comment === '' ? '' : "\n\n" . $comment);
    }
}
