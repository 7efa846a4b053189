<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Exact money. A value is a whole number of ten-thousandths in PHP's 64-bit integer, as the columns hold four decimals; floats never touch it.
 * What leaves the range (|value| over 99,999,999,999.9999, the column's own) is refused, because MySQL would cut it without a word.
 */
class CartwrightDecimal
{
    const ONE = 10000;
    const MOST = 999999999999999;

    /** The units of a decimal text; further decimals are rounded half away from zero. Null where it is no decimal of the range. */
    public static function parse($text)
    {
        if (!preg_match('/^(-?)0*(\d{1,11})(?:\.(\d{1,12}))?$/D', (string) $text, $part)) {
            return null;
        }
        $decimals = str_pad(isset($part[3]) ? $part[3] : '', 5, '0');
        $units = (int) $part[2] * self::ONE + (int) substr($decimals, 0, 4) + ($decimals[4] >= '5' ? 1 : 0);
        return $part[1] === '-' ? -$units : $units;
    }

    /** The units of a column's value; a value that is no decimal of the range is a refusal. */
    public static function column($text)
    {
        $units = self::parse($text === null || $text === '' ? '0' : $text);
        return self::within($units === null ? self::MOST + 1 : $units);
    }

    /** Units as decimal text with four decimals, as MySQL writes the column. */
    public static function text($units)
    {
        $whole = (abs($units) - abs($units) % self::ONE) / self::ONE;
        return ($units < 0 ? '-' : '') . $whole . '.' . str_pad((string) (abs($units) % self::ONE), 4, '0', STR_PAD_LEFT);
    }

    /** Refuses what a money column cannot hold. An overflow makes PHP's integer a float, so that is caught here as well. */
    public static function within($units)
    {
        if (!is_int($units) || $units > self::MOST || $units < -self::MOST) {
            throw new CartwrightRefusal('bad-input', array('field' => 'changes', 'why' => 'the amounts leave what the shop can store'));
        }
        return $units;
    }

    /** $units × $count, exact. */
    public static function times($units, $count)
    {
        return self::within($units * $count);
    }

    /** $units × $by / $of, rounded half away from zero, exact also where the product passes 64 bits. $of must not be 0. */
    public static function share($units, $by, $of)
    {
        $sign = (($units < 0) !== ($by < 0)) !== ($of < 0) ? -1 : 1;
        $a = abs($units);
        $b = abs($by);
        $c = abs($of);
        $quotient = 0;
        $rest = 0;
        // Long multiplication bit by bit, dividing on the way: nothing here passes 3 × the largest operand.
        for ($bit = 50; $bit >= 0; $bit--) {
            $quotient = self::within($quotient) * 2;
            $rest = $rest * 2;
            if (($b >> $bit) & 1) {
                $quotient += ($a - $a % $c) / $c;
                $rest += $a % $c;
            }
            $quotient += ($rest - $rest % $c) / $c;
            $rest = $rest % $c;
        }
        return $sign * self::within($quotient + ($rest * 2 >= $c ? 1 : 0));
    }

    /**
     * Cuts $units into parts in proportion to $weights (keys are kept) that add up to it exactly; the last unit goes to the largest weight.
     * Without any weight everything goes to the first.
     */
    public static function split($units, array $weights)
    {
        $sum = array_sum($weights);
        $parts = array();
        $left = $units;
        foreach ($weights as $key => $weight) {
            $parts[$key] = $sum === 0 ? 0 : self::share($units, $weight, $sum);
            $left -= $parts[$key];
        }
        if ($left !== 0) {
            $largest = null;
            foreach ($weights as $key => $weight) {
                if ($largest === null || abs($weight) > abs($weights[$largest])) {
                    $largest = $key;
                }
            }
            $parts[$largest] += $left;
        }
        return $parts;
    }

    /** Whether two values of a column are the same: the same text, or the same number written differently. */
    public static function same($one, $other)
    {
        if ($one === $other) {
            return true;
        }
        if ($one === null || $other === null) {
            return false;
        }
        return self::plain($one) !== null && self::plain($one) === self::plain($other);
    }

    private static function plain($text)
    {
        if (!preg_match('/^(-?)0*(\d+)(?:\.(\d*?)0*)?$/D', (string) $text, $part)) {
            return null;
        }
        $plain = $part[2] . (isset($part[3]) && $part[3] !== '' ? '.' . $part[3] : '');
        return ($plain === '0' ? '' : $part[1]) . $plain;
    }
}
