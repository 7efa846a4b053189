<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** Reads the fields of one object of an input; what is missing, of another type, out of bounds or unknown is a `bad-input` that names the field. */
class CartwrightFields
{
    private $values;
    private $path;
    private $read = array();

    public function __construct($values, $path)
    {
        $this->path = $path;
        if (!is_array($values)) {
            $this->refuse('', 'is no object');
        }
        $this->values = $values;
    }

    /** Valid UTF-8 without control characters except tab and line ends; at most $most characters. */
    public function text($name, $most, $least = 0)
    {
        $value = $this->value($name);
        if (!is_string($value)) {
            $this->refuse($name, 'is no text');
        }
        if (!preg_match('/^[^\x00-\x08\x0B\x0C\x0E-\x1F\x7F]*$/Du', $value)) {
            $this->refuse($name, 'has characters that are no text');
        }
        $length = preg_match_all('/./us', $value, $all);
        if ($length > $most || $length < $least) {
            $this->refuse($name, $length > $most ? 'is too long' : 'is empty');
        }
        return $value;
    }

    /** A whole number between $least and $most. */
    public function whole($name, $least, $most)
    {
        $value = $this->value($name);
        if (!is_int($value)) {
            $this->refuse($name, 'is no whole number');
        }
        if ($value < $least || $value > $most) {
            $this->refuse($name, 'is out of bounds');
        }
        return $value;
    }

    public function id($name, $least = 1)
    {
        return $this->whole($name, $least, 2147483647);
    }

    /** The units of a decimal text with at most four decimals, between $least and 9,999,999,999. */
    public function decimal($name, $least)
    {
        $value = $this->value($name);
        if (!is_string($value) || !preg_match('/^-?\d{1,10}(\.\d{1,4})?$/D', $value)) {
            $this->refuse($name, 'is no decimal text');
        }
        $units = CartwrightDecimal::parse($value);
        if ($units < $least) {
            $this->refuse($name, 'is out of bounds');
        }
        return $units;
    }

    public function yes($name)
    {
        $value = $this->value($name);
        if (!is_bool($value)) {
            $this->refuse($name, 'is neither true nor false');
        }
        return $value;
    }

    public function oneOf($name, array $words)
    {
        $value = $this->value($name);
        if (!is_string($value) || !in_array($value, $words, true)) {
            $this->refuse($name, 'is none of ' . implode(', ', $words));
        }
        return $value;
    }

    public function key($name)
    {
        $value = $this->value($name);
        if (!is_string($value) || !preg_match('/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/Di', $value)) {
            $this->refuse($name, 'is no UUID');
        }
        return strtolower($value);
    }

    public function version($name)
    {
        $value = $this->value($name);
        if (!is_string($value) || !preg_match('/^[0-9a-f]{40}$/D', $value)) {
            $this->refuse($name, 'is no version');
        }
        return $value;
    }

    /** A list; answers its members each as fields of their own. */
    public function objects($name, $least, $most)
    {
        $value = $this->value($name);
        if (!is_array($value) || ($value !== array() && array_keys($value) !== range(0, count($value) - 1))) {
            $this->refuse($name, 'is no list');
        }
        if (count($value) < $least || count($value) > $most) {
            $this->refuse($name, 'is out of bounds');
        }
        $objects = array();
        foreach ($value as $at => $member) {
            $objects[] = new CartwrightFields($member, $this->path($name) . '.' . $at);
        }
        return $objects;
    }

    /** A list of plain values; at most $most. */
    public function values($name, $most)
    {
        $value = $this->value($name);
        if (!is_array($value) || ($value !== array() && array_keys($value) !== range(0, count($value) - 1))) {
            $this->refuse($name, 'is no list');
        }
        if (count($value) > $most) {
            $this->refuse($name, 'is out of bounds');
        }
        return $value;
    }

    public function object($name)
    {
        return new CartwrightFields($this->value($name), $this->path($name));
    }

    public function isNull($name)
    {
        return $this->value($name) === null;
    }

    /** Refuses fields nobody read. */
    public function nothingElse()
    {
        foreach (array_keys($this->values) as $name) {
            if (!isset($this->read[$name])) {
                $this->refuse(preg_match('/^[\w-]{1,40}$/D', (string) $name) ? (string) $name : '?', 'is unknown');
            }
        }
    }

    public function refuse($name, $why)
    {
        throw new CartwrightRefusal('bad-input', array('field' => $this->path($name), 'why' => $why));
    }

    public function path($name)
    {
        return trim($this->path . '.' . $name, '.');
    }

    private function value($name)
    {
        $this->read[$name] = true;
        if (!array_key_exists($name, $this->values)) {
            $this->refuse($name, 'is missing');
        }
        return $this->values[$name];
    }
}
