<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The digests of the protocol: the same digest is the same order, to the byte. */
class CartwrightDigest
{
    /** The version of an order's rows as `CartwrightManyOrders` loads them. */
    public static function version(array $rows)
    {
        $text = self::row($rows['order']);
        foreach (array('products', 'options', 'totals', 'vouchers') as $part) {
            $text .= '|' . $part;
            foreach ($rows[$part] as $row) {
                $text .= self::row($row);
            }
        }
        return sha1($text . '|' . $rows['highest']);
    }

    /** The digest of a range: id => version, ids ascending. */
    public static function range(array $versions)
    {
        ksort($versions);
        $text = '';
        foreach ($versions as $id => $version) {
            $text .= $id . ':' . $version . "\n";
        }
        return sha1($text);
    }

    /** Every value with its length before it, so that no two rows give the same text. */
    private static function row(array $row)
    {
        $text = '[' . count($row);
        foreach ($row as $value) {
            $text .= $value === null ? ',-' : ',' . strlen($value) . ':' . $value;
        }
        return $text . ']';
    }
}
