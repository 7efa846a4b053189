<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** Text between the tables and JSON. */
class CartwrightText
{
    /** JSON as it travels; text that is no UTF-8 is mended, for one broken byte must not cost an answer. */
    public static function json($value)
    {
        $flags = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES;
        $text = json_encode($value, $flags);
        if ($text === false) {
            $text = json_encode(self::mended($value), $flags);
        }
        return (string) $text;
    }

    /** The same value with every broken byte replaced by U+FFFD. */
    public static function mended($value)
    {
        if (is_string($value)) {
            // there and back again changes nothing but what is broken
            return preg_match('//u', $value) ? $value : htmlspecialchars_decode(htmlspecialchars($value, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8'), ENT_QUOTES);
        }
        if (is_object($value)) {
            return (object) self::mended((array) $value);
        }
        if (is_array($value)) {
            $mended = array();
            foreach ($value as $key => $member) {
                $mended[self::mended($key)] = self::mended($member);
            }
            return $mended;
        }
        return $value;
    }

    /** The words of a search, each as a LIKE pattern over text that stands HTML-encoded in the tables; at most eight. */
    public static function patterns($words)
    {
        $patterns = array();
        foreach (preg_split('/\s+/u', $words, 9, PREG_SPLIT_NO_EMPTY) as $word) {
            $patterns[] = '%' . addcslashes(htmlspecialchars($word, ENT_COMPAT, 'UTF-8'), '%_\\') . '%';
        }
        return array_slice($patterns, 0, 8);
    }
}
