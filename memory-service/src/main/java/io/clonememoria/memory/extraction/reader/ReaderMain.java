package io.clonememoria.memory.extraction.reader;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.SynchronousQueue;

/** The process that reads files, one after the other, until its service is gone. */
public final class ReaderMain {
    private ReaderMain() {}

    private record Question(Path file, String name) {}

    /**
     * @param arguments its folder; the most characters, depth and files; and where tesseract is: its folder, languages and
     *                  seconds for a page
     */
    static void main(String[] arguments) throws Exception {
        var answers = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err); // nothing that a library prints may be taken for an answer
        var limits = new ReadingLimits(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]));
        var pictures = arguments.length > 4
                ? new PictureText(Path.of(arguments[4]), arguments[5], Integer.parseInt(arguments[6]))
                : new PictureText(null, "", 0);
        var reader = new FileReader(limits, pictures);
        var questions = new SynchronousQueue<Question>();
        Thread.ofPlatform().daemon().name("questions").start(() -> listen(questions, Path.of(arguments[0])));
        answers.writeByte(ReaderProtocol.READY);
        answers.flush();
        // from now on it might be of a file
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        System.setErr(System.out);
        while (true) {
            var question = questions.take();
            try {
                ReaderProtocol.answer(answers, reader.read(question.file(), question.name()));
            } catch (Refused refused) {
                ReaderProtocol.answer(answers, refused.refusal());
            }
        }
    }

    /** Also while a file is being read: when the service is killed, its reader must not go on for ever. */
    private static void listen(SynchronousQueue<Question> questions, Path folder) {
        try (var in = new DataInputStream(System.in)) {
            while (true) {
                questions.put(new Question(Path.of(in.readUTF()), in.readUTF()));
            }
        } catch (IOException | InterruptedException gone) {
            remove(folder); // it may hold a file, and nobody else removes it now
            Runtime.getRuntime().halt(0);
        }
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | RuntimeException left) {
            // the folder is one of the system's for temporary files
        }
    }
}
