package dev.syncwatch.cli.ruletest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results in the form that CI servers read: JUnit's XML, a suite a file. */
public final class JunitReport {
    private final XMLStreamWriter xml;

    private JunitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Writes the file anew. */
    public static void write(SuiteResult result, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            new JunitReport(xml).write(result);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private void write(SuiteResult result) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuites");
        for (Map.Entry<TestFile, List<Verdict>> suite : result.verdicts().entrySet()) {
            suite(suite.getKey().path().toString(), suite.getValue());
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void suite(String name, List<Verdict> verdicts) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", legal(name));
        xml.writeAttribute("tests", Integer.toString(verdicts.size()));
        long failures = verdicts.stream().filter(verdict -> !verdict.passed()).count();
        xml.writeAttribute("failures", Long.toString(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute(
                "time", seconds(verdicts.stream().mapToLong(Verdict::nanos).sum()));
        for (Verdict verdict : verdicts) {
            test(name, verdict);
        }
        xml.writeEndElement();
    }

    private void test(String suite, Verdict verdict) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", legal(suite));
        xml.writeAttribute("name", legal(verdict.test().name()));
        xml.writeAttribute("time", seconds(verdict.nanos()));
        for (Verdict.Failure failure : verdict.failures()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", legal(failure.lines().get(0)));
            xml.writeCharacters(legal(String.join("\n", failure.lines())));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
    }

    /** XML has no place for most control characters, not even escaped. */
    private static String legal(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "?");
    }
}
